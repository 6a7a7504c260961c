//! `AWS::Logs::SubscriptionFilter`.

use super::{address, filter, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Origin, RunPlan};

/// Subscriptions to log groups.
pub const KIND: Kind = Kind { name: "AWS::Logs::SubscriptionFilter", section: "triggers", add };

fn add(subscription: &Planned, plan: &mut RunPlan) {
    let properties = &subscription.properties;
    properties.ignore(&["FilterName", "RoleArn"]);
    let pattern = properties.text("FilterPattern");
    plan.triggers.push(Trigger {
        source: properties.target_of("LogGroupName", "AWS::Logs::LogGroup"),
        filter: pattern.map(|pattern| filter::text(pattern, Origin::template(properties.place))),
        settings: settings(
            properties,
            &["Distribution", "ApplyOnTransformedLogs", "EmitSystemFields", "FieldSelectionCriteria"],
        ),
        ..trigger(
            subscription.head(),
            TriggerKind::CloudWatchLogs,
            address::required(properties, "DestinationArn"),
        )
    });
}

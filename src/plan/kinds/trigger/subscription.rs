//! `AWS::SNS::Subscription`, and subscriptions that stand in `AWS::SNS::Topic`.

use super::{address, filter, itself, part, settings, trigger};
use crate::plan::kinds::{Kind, Planned};
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{RunPlan, Setting, Target};
use crate::plan::properties::Properties;

/// Subscriptions to topics.
pub const KIND: Kind = Kind { name: "AWS::SNS::Subscription", section: "triggers", add };

fn add(subscription: &Planned, plan: &mut RunPlan) {
    let properties = &subscription.properties;
    properties.ignore(&["Region", "SubscriptionRoleArn"]);
    properties.not_emulated("ReplayPolicy", "what was told before the subscription is not told again");
    plan.triggers.push(Trigger {
        source: Some(address::required(properties, "TopicArn")),
        filter: filter::json(properties, "FilterPolicy"),
        dead_letter: dead_letter(properties),
        settings: settings(
            properties,
            &["Protocol", "FilterPolicyScope", "RawMessageDelivery", "DeliveryPolicy"],
        ),
        ..trigger(subscription.head(), TriggerKind::Sns, endpoint(properties))
    });
}

/// Adds the subscriptions that stand in a topic.
pub fn of_topic(topic: &Planned, plan: &mut RunPlan) {
    for (index, subscription) in topic.properties.children("Subscription").iter().enumerate() {
        let head = part(topic, &format!("Subscription/{index}"), subscription.place);
        plan.triggers.push(Trigger {
            source: Some(itself(topic)),
            settings: settings(subscription, &["Protocol"]),
            ..trigger(head, TriggerKind::Sns, endpoint(subscription))
        });
    }
}

fn endpoint(subscription: &Properties) -> Setting<Target> {
    let is_function = subscription
        .text("Protocol")
        .is_some_and(|protocol| protocol.known().is_some_and(|name| name == "lambda"));
    match is_function {
        true => address::function(subscription, "Endpoint"),
        false => address::required(subscription, "Endpoint"),
    }
}

/// The policy is a map, or a JSON text.
fn dead_letter(subscription: &Properties) -> Option<Setting<Target>> {
    let policy = filter::json(subscription, "RedrivePolicy")?;
    let name = "deadLetterTargetArn";
    if let Some((_, id)) = policy.holes.iter().find(|(at, _)| at.is_empty() || *at == format!("/{name}")) {
        return Some(Setting::Unknown(id.clone()));
    }
    let arn = policy.value.get(name)?.as_str()?.to_owned();
    Some(Setting::Known(address::target(subscription.context, arn), policy.origin))
}

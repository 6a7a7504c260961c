//! `CloudWatchLogs`: a subscription filter of a log group invokes the function.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::permission::{Scope, permission};
use super::{Event, EventSource, Target};
use crate::template::intrinsic;

/// `CloudWatchLogs`.
pub const SOURCE: EventSource = EventSource { name: "CloudWatchLogs", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] =
    &[Property::required("LogGroupName", Shape::String), Property::required("FilterPattern", Shape::String)];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let cause = event.span;
    let arn = context.partition.arn("logs", "log-group:${__LogGroupName__}:*");
    let source_arn = event
        .get("LogGroupName")
        .map(|log_group| intrinsic::sub_with(arn, map!(cause; "__LogGroupName__" => log_group), cause));
    let scope = Scope { source_arn, ..Scope::default() };
    let permission = permission(context, target, "logs.amazonaws.com", &event.logical_id, "", scope, cause)?;
    let mut attributes = target.attributes.passed_on();
    attributes.depends_on = Some(list!(cause; &permission.logical_id));
    let kind = "AWS::Logs::SubscriptionFilter";
    let mut filter = Resource::new(context, &event.logical_id, kind, attributes, cause)?;
    filter.copy_from(&event.properties, &["LogGroupName", "FilterPattern"]);
    filter.set("DestinationArn", target.arn(cause));
    Ok(vec![permission, filter])
}

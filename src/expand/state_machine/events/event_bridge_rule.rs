//! `EventBridgeRule`, and `CloudWatchEvent` as it was called before: a rule of EventBridge that
//! starts the state machine for events of a pattern.

use super::{Target, role};
use crate::expand::context::{Context, Expanded};
use crate::expand::events::event_bridge::pattern_rule;
use crate::expand::events::{Event, EventSource};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;

/// `EventBridgeRule`.
pub const SOURCE: EventSource<Target> =
    EventSource { name: "EventBridgeRule", properties: PROPERTIES, expand };

/// `CloudWatchEvent`.
pub const OLD_NAME: EventSource<Target> = EventSource { name: "CloudWatchEvent", ..SOURCE };

const PROPERTIES: &[Property] = &[
    Property::optional("EventBusName", Shape::String),
    Property::optional("RuleName", Shape::String),
    Property::optional("Pattern", Shape::Map),
    Property::optional("Input", Shape::String),
    Property::optional("InputPath", Shape::String),
    Property::optional("DeadLetterConfig", Shape::Map),
    Property::optional("RetryPolicy", Shape::Map),
    Property::optional("State", Shape::String),
    Property::optional("Target", Shape::Map).literal(),
    Property::optional("InputTransformer", Shape::Map),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let role = role(context, event, target, "events.amazonaws.com")?;
    let mut resources = pattern_rule(context, event, target.of_rule(event, role.get_att("Arn")))?;
    resources.push(role);
    Ok(resources)
}

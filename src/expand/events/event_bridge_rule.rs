//! `EventBridgeRule`, and its older name `CloudWatchEvent`: a rule of EventBridge that invokes the
//! function for events that match a pattern.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::event_bridge::{RuleTarget, pattern_rule, rule_permission};
use super::{Event, EventSource, Target};

/// `EventBridgeRule`.
pub const SOURCE: EventSource = EventSource { name: "EventBridgeRule", properties: PROPERTIES, expand };

/// `CloudWatchEvent`.
pub const OLD_NAME: EventSource = EventSource { name: "CloudWatchEvent", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::optional("EventBusName", Shape::String),
    Property::optional("RuleName", Shape::String),
    Property::optional("Pattern", Shape::Map),
    Property::optional("DeadLetterConfig", Shape::Map),
    Property::optional("RetryPolicy", Shape::Map),
    Property::optional("Input", Shape::String),
    Property::optional("InputPath", Shape::String),
    Property::optional("Target", Shape::Map),
    Property::optional("Enabled", Shape::Bool),
    Property::optional("State", Shape::String),
    Property::optional("InputTransformer", Shape::Map),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let mut resources = pattern_rule(context, event, RuleTarget::function(event, target))?;
    resources.push(rule_permission(context, event, target)?);
    Ok(resources)
}

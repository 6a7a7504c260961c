//! `Schedule`: a rule of EventBridge that starts the state machine at set times.

use super::{Target, role};
use crate::expand::context::{Context, Expanded};
use crate::expand::events::event_bridge::scheduled_rule;
use crate::expand::events::{Event, EventSource};
use crate::expand::property::{Property, Shape};
use crate::expand::resource::Resource;

/// `Schedule`.
pub const SOURCE: EventSource<Target> = EventSource { name: "Schedule", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Schedule", Shape::String),
    Property::optional("Input", Shape::String),
    Property::optional("Enabled", Shape::Bool),
    Property::optional("State", Shape::String),
    Property::optional("Name", Shape::String),
    Property::optional("Description", Shape::String),
    Property::optional("DeadLetterConfig", Shape::Map),
    Property::optional("RetryPolicy", Shape::Map),
    Property::optional("Target", Shape::Map).literal(),
    Property::optional("RoleArn", Shape::String).literal(),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    if let Some(own) = event.get("RoleArn") {
        return scheduled_rule(context, event, target.of_rule(event, own.clone()));
    }
    let role = role(context, event, target, "events.amazonaws.com")?;
    let mut resources = scheduled_rule(context, event, target.of_rule(event, role.get_att("Arn")))?;
    resources.push(role);
    Ok(resources)
}

//! `Schedule`: a rule of EventBridge that invokes the function at set times.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::event_bridge::{RuleTarget, rule_permission, scheduled_rule};
use super::{Event, EventSource, Target, report_ignored};

/// `Schedule`.
pub const SOURCE: EventSource = EventSource { name: "Schedule", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Schedule", Shape::String),
    Property::optional("RuleName", Shape::String),
    Property::optional("Input", Shape::String),
    Property::optional("Enabled", Shape::Bool),
    Property::optional("State", Shape::String),
    Property::optional("Name", Shape::String),
    Property::optional("Description", Shape::String),
    Property::optional("DeadLetterConfig", Shape::Map),
    Property::optional("RetryPolicy", Shape::Map),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    report_ignored(context, event, "RuleName", "use `Name` to name the rule");
    let mut resources = scheduled_rule(context, event, RuleTarget::function(event, target))?;
    resources.push(rule_permission(context, event, target)?);
    Ok(resources)
}

//! Event sources of state machines: one file each, and one line in [`ALL`].

mod api;
mod event_bridge_rule;
mod schedule;
mod schedule_v2;

use super::alias;
use crate::expand::context::{Context, Expanded};
use crate::expand::events::event_bridge::RuleTarget;
use crate::expand::events::{Event, EventSource};
use crate::expand::policy::statements;
use crate::expand::resource::{Attributes, Resource, SamResource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Text};

/// All event sources of state machines.
pub const ALL: &[EventSource<Target>] = &[
    schedule::SOURCE,
    schedule_v2::SOURCE,
    event_bridge_rule::SOURCE,
    event_bridge_rule::OLD_NAME,
    api::SOURCE,
];

/// What an event starts: a state machine, or the alias that stands for it.
pub struct Target {
    /// The logical id of whichever is started.
    id: Text,
    /// Its attributes, for everything that is made.
    attributes: Attributes,
    /// `PermissionsBoundary` of the state machine.
    permissions_boundary: Option<Node>,
}

impl Target {
    /// What the events of a state machine start.
    pub fn of(machine: &SamResource) -> Self {
        let alias = alias::logical_id(machine).filter(|_| machine.truthy("UseAliasAsEventTarget").is_some());
        Target {
            id: alias.unwrap_or_else(|| machine.logical_id.clone()),
            attributes: machine.attributes.passed_on(),
            permissions_boundary: machine.truthy("PermissionsBoundary").cloned(),
        }
    }

    /// Its ARN.
    fn arn(&self, cause: Span) -> Node {
        intrinsic::reference(&self.id, cause)
    }

    /// It as the target of a rule that starts it in this role.
    fn of_rule(&self, event: &Event, role_arn: Node) -> RuleTarget {
        RuleTarget {
            arn: self.arn(event.span),
            role_arn: Some(role_arn),
            id_suffix: "StepFunctionsTarget",
            attributes: self.attributes.clone(),
        }
    }
}

/// The role in which a service starts the state machine because of the event.
fn role(context: &mut Context, event: &Event, target: &Target, service: &str) -> Expanded<Resource> {
    let (cause, attributes) = (event.span, target.attributes.clone());
    let id = format!("{}Role", event.logical_id);
    let mut role = Resource::new(context, id, "AWS::IAM::Role", attributes, cause)?;
    role.set("AssumeRolePolicyDocument", statements::assume_role(service, cause));
    let start = statements::start_execution(target.arn(cause), &role.logical_id, cause);
    role.set("Policies", vec![start]);
    role.set_some("PermissionsBoundary", target.permissions_boundary.as_ref());
    Ok(role)
}

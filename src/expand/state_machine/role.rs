//! The state machine's execution role.

use super::marked_tags;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::policy::role::{RoleParts, execution_role};
use crate::expand::policy::statements;
use crate::expand::resource::{Resource, SamResource};
use crate::tree::{IntoNode, Node};

/// A state machine with a role of its own gets none, so there is nothing to put policies into.
pub fn check(context: &mut Context, machine: &SamResource) -> Expanded<()> {
    if machine.truthy("Role").is_none() || machine.truthy("Policies").is_none() {
        return Ok(());
    }
    let found = "`Policies` are for the role that SAM makes, but `Role` names another";
    let diagnostic = Diagnostic::new(code::CONFLICTING_PROPERTIES, machine.key_span("Policies"), found)
        .related(machine.key_span("Role"), "`Role` is set here")
        .help("remove `Role` to have SAM make one with these policies, or remove `Policies`");
    Err(context.error(diagnostic))
}

/// Makes the role, unless the state machine has one of its own.
pub fn make(context: &mut Context, machine: &SamResource) -> Expanded<Option<Resource>> {
    if machine.truthy("Role").is_some() {
        return Ok(None);
    }
    let cause = machine.span;
    let parts = RoleParts {
        assume_role_policy: Some(statements::assume_role("states.amazonaws.com", cause)),
        policies: Some(policies(context, machine)),
        path: machine.get("RolePath").cloned(),
        permissions_boundary: machine.get("PermissionsBoundary").cloned(),
        tags: marked_tags(machine),
        ..RoleParts::default()
    };
    let attributes = machine.attributes.passed_on();
    execution_role(context, &machine.logical_id, attributes, parts, cause).map(Some)
}

/// `Policies`, and what tracing needs after them.
fn policies(context: &Context, machine: &SamResource) -> Node {
    let given = machine.truthy("Policies");
    let span = given.map_or(machine.span, |node| node.span);
    let mut policies = match given {
        Some(node) => node.as_list().cloned().unwrap_or_else(|| vec![node.clone()]),
        None => Vec::new(),
    };
    let enabled = machine.get("Tracing").and_then(|tracing| tracing.get("Enabled"));
    if enabled.and_then(Node::as_bool) == Some(true) {
        // The policy has another name outside the standard partition.
        let standard = context.partition.name == "aws";
        let name = if standard { "AWSXrayWriteOnlyAccess" } else { "AWSXRayDaemonWriteAccess" };
        policies.push(name.into_node(machine.key_span("Tracing")));
    }
    policies.into_node(span)
}

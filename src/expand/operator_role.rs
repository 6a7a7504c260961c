//! `OperatorRole`: the role with which Lambda acts for a capacity provider or network connector.

use super::context::{Context, Expanded};
use super::policy::role::{RoleParts, execution_role};
use super::policy::statements;
use super::resource::{Resource, SamResource};
use super::tags;
use crate::tree::{IntoNode, Node};

/// Makes the role, with one policy that AWS manages, unless the resource names one.
pub fn make(context: &mut Context, resource: &SamResource, policy: &str) -> Expanded<Option<Resource>> {
    if resource.truthy("OperatorRole").is_some() {
        return Ok(None);
    }
    let cause = resource.span;
    let parts = RoleParts {
        assume_role_policy: Some(statements::assume_role("lambda.amazonaws.com", cause)),
        managed_policies: vec![context.partition.managed_policy_arn(policy).into_node(cause)],
        tags: tags::tags_then_mark(None, "lambda:createdBy", cause),
        ..RoleParts::default()
    };
    let owner = format!("{}Operator", resource.logical_id).into();
    execution_role(context, &owner, resource.attributes.passed_on(), parts, cause).map(Some)
}

/// The ARN of the role: the one that was made, or else the one that is named.
pub fn arn(resource: &SamResource, made: Option<&Resource>) -> Option<Node> {
    made.map(|role| role.get_att("Arn")).or_else(|| resource.get("OperatorRole").cloned())
}

//! What the execution role must allow so that the function can poll.

use super::super::super::resource::Resource;
use crate::source::Span;
use crate::tree::Node;

/// Adds policies to the role, unless it has the managed policy, or one with the same document.
pub fn allow(
    role: &mut Resource,
    managed_policy: Option<String>,
    policies: impl IntoIterator<Item = Option<Node>>,
    cause: Span,
) {
    if let Some(arn) = managed_policy {
        let arn = Node::made(arn, cause);
        let arns = list_of(role, "ManagedPolicyArns", cause);
        if let Some(arns) = arns.filter(|arns| !arns.contains(&arn)) {
            arns.push(arn);
        }
    }
    for policy in policies.into_iter().flatten() {
        let Some(present) = list_of(role, "Policies", cause) else { continue };
        let known = present.iter().any(|other| other.get("PolicyDocument") == policy.get("PolicyDocument"));
        if !known {
            present.push(policy);
        }
    }
}

fn list_of<'a>(role: &'a mut Resource, property: &str, cause: Span) -> Option<&'a mut Vec<Node>> {
    role.properties.get_or_insert_with(property, || list!(cause)).as_list_mut()
}

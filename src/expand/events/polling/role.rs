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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::resource::Attributes;
    use crate::source::Sources;
    use crate::tree::Map;

    fn policy(name: &str, action: &str, cause: Span) -> Node {
        map!(cause; "PolicyName" => name, "PolicyDocument" => map!(cause; "Action" => action))
    }

    #[test]
    fn policies_are_added_once_whatever_their_names() {
        let cause = Span::new(Sources::new().add("test", ""), 0, 0);
        let mut role = Resource {
            logical_id: "Role".into(),
            kind: "AWS::IAM::Role",
            properties: Map::new(),
            attributes: Attributes::default(),
            cause,
            recipe: None,
        };
        for (name, action) in [("First", "sqs:Send"), ("Second", "sqs:Send"), ("First", "sns:Publish")] {
            allow(&mut role, Some("arn:read".into()), [Some(policy(name, action, cause)), None], cause);
        }
        assert_eq!(role.properties.get("ManagedPolicyArns"), Some(&list!(cause; "arn:read")));
        let kept = list!(cause; policy("First", "sqs:Send", cause), policy("First", "sns:Publish", cause));
        assert_eq!(role.properties.get("Policies"), Some(&kept));
    }
}

//! Statements of the policies that let a function poll.

use super::super::super::context::{Context, Expanded};
use super::super::Event;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// Allows actions on a resource.
pub fn allow(actions: &[&str], resource: Node, cause: Span) -> Node {
    let actions: Vec<Node> = actions.iter().map(|action| Node::made(*action, cause)).collect();
    map!(cause; "Action" => actions, "Effect" => "Allow", "Resource" => resource)
}

/// Allows to read a secret.
pub fn read_secret(secret: Node) -> Node {
    let cause = secret.span;
    allow(&["secretsmanager:GetSecretValue"], secret, cause)
}

/// Lets Lambda put its poller into a VPC.
pub fn use_vpc(cause: Span) -> Node {
    let actions = [
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeVpcs",
        "ec2:DescribeSubnets",
        "ec2:DescribeSecurityGroups",
    ];
    allow(&actions, Node::made("*", cause), cause)
}

/// Allows to decrypt secrets with the key that `SecretsManagerKmsKeyId` names.
pub fn decrypt(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let key = key_arn(context, event)?;
    Ok(key.map(|arn| {
        let cause = arn.span;
        allow(&["kms:Decrypt"], arn, cause)
    }))
}

/// The ARN of the key whose id is `SecretsManagerKmsKeyId`.
pub fn key_arn(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let Some(key) = event.truthy("SecretsManagerKmsKeyId") else { return Ok(None) };
    let Some(id) = key.as_str() else {
        let found = format!("`SecretsManagerKmsKeyId` must be a string, but it is {}", key.kind());
        let help = "write the id of the key itself: SAM builds the key's ARN from it";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, key.span, found).help(help)));
    };
    Ok(Some(own_arn("kms", &format!("key/{id}"), key.span)))
}

/// An ARN in the stack's own partition, region and account.
pub fn own_arn(service: &str, resource: &str, cause: Span) -> Node {
    let arn = format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}");
    intrinsic::sub(arn, cause)
}

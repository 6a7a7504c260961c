//! What pseudo parameters stand for.

use crate::expand::partition::Partition;
use crate::source::Span;
use crate::tree::{Node, Value};

/// The value of a pseudo parameter; for the account and the stack, one that looks like any other.
pub fn value(name: &str, region: &str, cause: Span) -> Option<Node> {
    let partition = Partition::of_region(region);
    let text = match name {
        "AWS::Region" => region.to_owned(),
        "AWS::Partition" => partition.name.to_owned(),
        "AWS::URLSuffix" => url_suffix(partition.name).to_owned(),
        "AWS::AccountId" => ACCOUNT.to_owned(),
        "AWS::StackName" => STACK.to_owned(),
        "AWS::StackId" => {
            format!("arn:{}:cloudformation:{region}:{ACCOUNT}:stack/{STACK}/{ID}", partition.name)
        }
        "AWS::NotificationARNs" => return Some(notification_arns(partition.name, region, cause)),
        _ => return None,
    };
    Some(Node::made(text, cause))
}

/// The account that AWS's documentation uses.
const ACCOUNT: &str = "123456789012";
const STACK: &str = "stack";
const ID: &str = "12345678-1234-1234-1234-123456789012";

/// What addresses of the partition end with.
pub fn url_suffix(partition: &str) -> &'static str {
    match partition {
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        _ => "amazonaws.com",
    }
}

fn notification_arns(partition: &str, region: &str, cause: Span) -> Node {
    let arn = format!("arn:{partition}:sns:{region}:{ACCOUNT}:notification");
    Node::new(Value::List(vec![Node::made(arn, cause)]), cause)
}

/// All pseudo parameters, in the order of CloudFormation's documentation.
pub const NAMES: &[&str] = &[
    "AWS::AccountId",
    "AWS::NotificationARNs",
    "AWS::NoValue",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

//! Policy documents and statements that SAM writes itself.

use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node};

/// Who may assume a role: one service.
pub fn assume_role(service: &str, cause: Span) -> Node {
    let statement = map!(cause;
        "Action" => list!(cause; "sts:AssumeRole"),
        "Effect" => "Allow",
        "Principal" => map!(cause; "Service" => list!(cause; service)));
    map!(cause; "Version" => "2012-10-17", "Statement" => list!(cause; statement))
}

/// A named policy that allows one action on one resource.
pub fn allow(policy_name: impl IntoNode, action: &str, resource: Node, cause: Span) -> Node {
    let statement = map!(cause; "Action" => action, "Effect" => "Allow", "Resource" => resource);
    named(policy_name, vec![statement], cause)
}

/// A named policy with these statements.
pub fn named(policy_name: impl IntoNode, statements: Vec<Node>, cause: Span) -> Node {
    let document = map!(cause; "Statement" => statements);
    map!(cause; "PolicyName" => policy_name, "PolicyDocument" => document)
}

/// What a function may do with its dead-letter queue or topic.
pub fn dead_letter_queue(action: &str, target: Node, cause: Span) -> Node {
    let statement = map!(cause; "Action" => action, "Resource" => target, "Effect" => "Allow");
    let document = map!(cause; "Version" => "2012-10-17", "Statement" => list!(cause; statement));
    map!(cause; "PolicyName" => "DeadLetterQueuePolicy", "PolicyDocument" => document)
}

/// Sending to an SQS queue.
pub fn send_to_queue(queue: Node, prefix: &str, cause: Span) -> Node {
    allow(format!("{prefix}SQSPolicy"), "sqs:SendMessage", queue, cause)
}

/// Publishing to an SNS topic.
pub fn publish_to_topic(topic: Node, prefix: &str, cause: Span) -> Node {
    allow(format!("{prefix}SNSPolicy"), "sns:publish", topic, cause)
}

/// Putting events on an EventBridge bus.
pub fn put_events(bus: Node, prefix: &str, cause: Span) -> Node {
    allow(format!("{prefix}EventBridgePolicy"), "events:PutEvents", bus, cause)
}

/// Invoking a function.
pub fn invoke_function(function: Node, prefix: &str, cause: Span) -> Node {
    allow(format!("{prefix}LambdaPolicy"), "lambda:InvokeFunction", function, cause)
}

/// Writing objects into a bucket.
pub fn put_objects(bucket: Node, prefix: &str, cause: Span) -> Node {
    let objects = intrinsic::join("/", vec![bucket.clone(), Node::made("*", cause)], cause);
    let put = map!(cause; "Action" => "s3:PutObject", "Effect" => "Allow", "Resource" => objects);
    let list = map!(cause; "Action" => "s3:ListBucket", "Effect" => "Allow", "Resource" => bucket);
    named(format!("{prefix}S3Policy"), vec![put, list], cause)
}

/// Starting executions of a state machine.
pub fn start_execution(state_machine: Node, prefix: &str, cause: Span) -> Node {
    allow(format!("{prefix}StartExecutionPolicy"), "states:StartExecution", state_machine, cause)
}

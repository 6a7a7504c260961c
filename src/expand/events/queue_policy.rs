//! The right of a rule or topic to send to a queue.

use super::super::context::{Context, Expanded};
use super::super::resource::{Attributes, Resource};
use crate::source::Span;
use crate::tree::{IntoNode, Node};

/// Who may send to which queue.
pub struct Sending {
    /// The principal that sends.
    pub principal: Node,
    /// The ARN of the rule or topic.
    pub source_arn: Node,
    /// The ARN of the queue.
    pub queue_arn: Node,
    /// The URL of the queue.
    pub queue_url: Node,
}

/// An `AWS::SQS::QueuePolicy` that lets the source send messages.
pub fn queue_policy(
    context: &mut Context,
    logical_id: String,
    sending: Sending,
    attributes: Attributes,
    cause: Span,
) -> Expanded<Resource> {
    let mut policy = Resource::new(context, logical_id, "AWS::SQS::QueuePolicy", attributes, cause)?;
    let condition = map!(cause; "ArnEquals" => map!(cause; "aws:SourceArn" => sending.source_arn));
    let statement = map!(cause;
        "Action" => "sqs:SendMessage",
        "Effect" => "Allow",
        "Principal" => sending.principal,
        "Resource" => sending.queue_arn,
        "Condition" => condition);
    let document = map!(cause; "Version" => "2012-10-17", "Statement" => list!(cause; statement));
    policy.set("PolicyDocument", document);
    policy.set("Queues", vec![sending.queue_url].into_node(cause));
    Ok(policy)
}

//! `AWS::SQS::Queue`.

use super::{Kind, Planned};
use crate::plan::model::{Queue, RunPlan, store::DeadLetter};

/// Queues.
pub const KIND: Kind = Kind { name: "AWS::SQS::Queue", section: "queues", add };

fn add(queue: &Planned, plan: &mut RunPlan) {
    let properties = &queue.properties;
    properties.ignore(&[
        "KmsDataKeyReusePeriodSeconds",
        "KmsMasterKeyId",
        "QueueName",
        "RedriveAllowPolicy",
        "SqsManagedSseEnabled",
        "Tags",
    ]);
    let dead_letter = properties.child("RedrivePolicy").and_then(|policy| {
        let target = policy.target("deadLetterTargetArn")?;
        Some(DeadLetter { target, attempts: policy.number_or("maxReceiveCount", 10) })
    });
    plan.queues.push(Queue {
        head: queue.head(),
        url: queue.identity.reference.clone().unwrap_or_default(),
        fifo: properties.flag_or("FifoQueue", false),
        deduplication: properties.flag("ContentBasedDeduplication"),
        visibility_timeout: properties.number_or("VisibilityTimeout", 30),
        delay: properties.number_or("DelaySeconds", 0),
        retention: properties.number_or("MessageRetentionPeriod", 345_600),
        wait: properties.number_or("ReceiveMessageWaitTimeSeconds", 0),
        dead_letter,
    });
}

//! `AWS::SNS::Topic`.

use super::trigger::subscription;
use super::{Kind, Planned};
use crate::plan::model::{RunPlan, Topic};

/// Topics.
pub const KIND: Kind = Kind { name: "AWS::SNS::Topic", section: "topics", add };

fn add(topic: &Planned, plan: &mut RunPlan) {
    let properties = &topic.properties;
    properties.ignore(&[
        "DataProtectionPolicy",
        "DeliveryStatusLogging",
        "DisplayName",
        "FifoThroughputScope",
        "KmsMasterKeyId",
        "SignatureVersion",
        "Tags",
        "TopicName",
        "TracingConfig",
    ]);
    properties.not_emulated("ArchivePolicy", "messages are not kept, and cannot be delivered once more");
    plan.topics.push(Topic {
        head: topic.head(),
        fifo: properties.flag_or("FifoTopic", false),
        deduplication: properties.flag("ContentBasedDeduplication"),
    });
    subscription::of_topic(topic, plan);
}

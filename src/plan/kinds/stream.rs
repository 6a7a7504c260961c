//! `AWS::Kinesis::Stream`.

use super::{Kind, Planned};
use crate::plan::model::{RunPlan, Stream};

/// Kinesis streams.
pub const KIND: Kind = Kind { name: "AWS::Kinesis::Stream", section: "streams", add };

fn add(stream: &Planned, plan: &mut RunPlan) {
    let properties = &stream.properties;
    properties.ignore(&[
        "DesiredShardLevelMetrics",
        "MaxRecordSizeInKiB",
        "Name",
        "StreamEncryption",
        "Tags",
        "WarmThroughputMiBps",
    ]);
    let mode = properties.child("StreamModeDetails").and_then(|details| details.text("StreamMode"));
    let is_on_demand = mode.as_ref().and_then(|mode| mode.known()).is_some_and(|mode| mode == "ON_DEMAND");
    let shards = properties.number("ShardCount");
    plan.streams.push(Stream {
        head: stream.head(),
        shards: shards.or_else(|| (!is_on_demand).then(|| properties.default(1))),
        retention: properties.number_or("RetentionPeriodHours", 24),
    });
}

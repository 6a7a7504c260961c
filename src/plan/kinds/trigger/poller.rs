//! What reads queues and streams on behalf of functions and pipes: which source is of which kind, and what AWS takes
//! for what is not said (Lambda API reference, `CreateEventSourceMapping`).

use crate::plan::model::Setting;
use crate::plan::model::trigger::{Batch, Retry, TriggerKind};
use crate::plan::properties::Properties;
use crate::template::intrinsic;
use crate::tree::Node;

/// The kinds by the service in the ARN of a source.
const SERVICES: &[(&str, TriggerKind)] = &[
    ("dynamodb", TriggerKind::DynamoDb),
    ("kafka", TriggerKind::Kafka),
    ("kinesis", TriggerKind::Kinesis),
    ("mq", TriggerKind::Mq),
    ("rds", TriggerKind::DocumentDb),
    ("sqs", TriggerKind::Sqs),
];

/// The kinds by the type of the resource that is the source.
const TYPES: &[(&str, TriggerKind)] = &[
    ("AWS::AmazonMQ::Broker", TriggerKind::Mq),
    ("AWS::DocDB::DBCluster", TriggerKind::DocumentDb),
    ("AWS::DynamoDB::GlobalTable", TriggerKind::DynamoDb),
    ("AWS::DynamoDB::Table", TriggerKind::DynamoDb),
    ("AWS::Kinesis::Stream", TriggerKind::Kinesis),
    ("AWS::Kinesis::StreamConsumer", TriggerKind::Kinesis),
    ("AWS::MSK::Cluster", TriggerKind::Kafka),
    ("AWS::MSK::ServerlessCluster", TriggerKind::Kafka),
    ("AWS::SQS::Queue", TriggerKind::Sqs),
];

/// The kind of the source at a property: by its ARN, or when that is not known, by the type of the resource that it is
/// the ARN of.
pub fn kind(properties: &Properties, name: &str, address: Option<&str>) -> Option<TriggerKind> {
    let service = address.and_then(|address| address.split(':').nth(2));
    let by_service = service.and_then(|service| found(SERVICES, service));
    by_service.or_else(|| found(TYPES, type_of_reference(properties, properties.node(name)?)?))
}

fn found(table: &[(&str, TriggerKind)], name: &str) -> Option<TriggerKind> {
    table.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

fn type_of_reference<'p>(properties: &'p Properties, node: &Node) -> Option<&'p str> {
    properties.stack.resource(intrinsic::referenced_id(node)?)?.get("Type")?.as_str()
}

/// How events of a source come together.
pub fn batch(properties: &Properties, kind: TriggerKind) -> Batch {
    let window = properties.number("MaximumBatchingWindowInSeconds");
    let milliseconds = |seconds: i64| seconds.saturating_mul(1000);
    let size = if kind == TriggerKind::Sqs { 10 } else { 100 };
    Batch {
        size: properties.number_or("BatchSize", size),
        window: window.map_or_else(
            || properties.default(usual_window(kind)),
            |window: Setting<i64>| window.map(milliseconds),
        ),
    }
}

fn usual_window(kind: TriggerKind) -> i64 {
    match kind {
        TriggerKind::Kafka | TriggerKind::Mq | TriggerKind::DocumentDb => 500,
        _ => 0,
    }
}

/// How often records are tried again: those of streams without end, unless the template says otherwise.
pub fn retry(properties: &Properties, kind: TriggerKind) -> Option<Retry> {
    let (attempts, age) = ("MaximumRetryAttempts", "MaximumRecordAgeInSeconds");
    if matches!(kind, TriggerKind::Kinesis | TriggerKind::DynamoDb) {
        let or_without_end = |name| Some(properties.number_or(name, -1));
        return Some(Retry { attempts: or_without_end(attempts), maximum_age: or_without_end(age) });
    }
    let retry = Retry { attempts: properties.number(attempts), maximum_age: properties.number(age) };
    (retry.attempts.is_some() || retry.maximum_age.is_some()).then_some(retry)
}

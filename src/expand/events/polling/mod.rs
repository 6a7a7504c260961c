//! Event sources that Lambda polls: an event source mapping each, and the right to read the source
//! for the function's execution role.

mod access;
mod destination;
pub mod document_db;
pub mod dynamo_db;
mod kafka;
pub mod kinesis;
pub mod mq;
pub mod msk;
mod role;
mod schema_registry;
pub mod self_managed_kafka;
pub mod sqs;
mod statements;
mod suitable;

use super::super::context::{Context, Expanded};
use super::super::resource::Resource;
use super::{Event, Target};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::template::intrinsic;
use crate::tree::Node;
pub use suitable::suitable;

/// The table of properties of a polled source: its own, then those that all of them take.
macro_rules! polled_properties {
    ($($own:expr),* $(,)?) => {{
        use $crate::expand::property::{Property, Shape};
        &[
            $($own,)*
            Property::optional("BatchSize", Shape::Int),
            Property::optional("StartingPositionTimestamp", Shape::Any),
            Property::optional("Enabled", Shape::Bool),
            Property::optional("MaximumBatchingWindowInSeconds", Shape::Int),
            Property::optional("MaximumRetryAttempts", Shape::Int),
            Property::optional("BisectBatchOnFunctionError", Shape::Bool),
            Property::optional("MaximumRecordAgeInSeconds", Shape::Int),
            Property::optional("DestinationConfig", Shape::Map),
            Property::optional("ParallelizationFactor", Shape::Int),
            Property::optional("Topics", Shape::List),
            Property::optional("Queues", Shape::List),
            Property::optional("SourceAccessConfigurations", Shape::List),
            Property::optional("SecretsManagerKmsKeyId", Shape::String),
            Property::optional("TumblingWindowInSeconds", Shape::Int),
            Property::optional("FunctionResponseTypes", Shape::List),
            Property::optional("KafkaBootstrapServers", Shape::List),
            Property::optional("FilterCriteria", Shape::Map),
            Property::optional("KmsKeyArn", Shape::Any),
            Property::optional("ConsumerGroupId", Shape::String),
            Property::optional("ScalingConfig", Shape::Map),
            Property::optional("ProvisionedPollerConfig", Shape::Map),
            Property::optional("SchemaRegistryConfig", Shape::Map),
            Property::optional("MetricsConfig", Shape::Map),
            Property::optional("LoggingConfig", Shape::Map),
        ]
    }};
}
use polled_properties;

/// Properties of an event that go into the event source mapping as they are.
const COPIED: &[&str] = &[
    "StartingPosition",
    "StartingPositionTimestamp",
    "BatchSize",
    "Enabled",
    "MaximumBatchingWindowInSeconds",
    "MaximumRetryAttempts",
    "BisectBatchOnFunctionError",
    "MaximumRecordAgeInSeconds",
    "ParallelizationFactor",
    "Topics",
    "Queues",
    "SourceAccessConfigurations",
    "TumblingWindowInSeconds",
    "FunctionResponseTypes",
    "FilterCriteria",
    "KmsKeyArn",
    "ScalingConfig",
    "ProvisionedPollerConfig",
    "MetricsConfig",
    "LoggingConfig",
];

/// What makes one polled source different from the others.
#[derive(Debug, Default)]
struct Source<'a> {
    /// The ARN of what is polled.
    arn: Option<&'a Node>,
    /// The name of the AWS-managed policy that lets the function read it.
    managed_policy: Option<&'static str>,
    /// The property of the mapping that holds what is particular to Kafka.
    kafka_config: Option<&'static str>,
}

/// The event source mapping. The execution role gets the policies that it needs: that which AWS
/// manages for the source, `policy`, and that for the destination.
fn expand(
    context: &mut Context,
    event: &Event,
    target: &mut Target,
    source: Source,
    policy: Expanded<Option<Node>>,
) -> Expanded<Vec<Resource>> {
    let filters = check_filters(context, event);
    let kafka_config = kafka::config(context, event, source.kafka_config);
    let destination = destination::read(context, event);
    let (id, attributes) = (&event.logical_id, target.attributes.passed_on());
    let kind = "AWS::Lambda::EventSourceMapping";
    let mut mapping = Resource::new(context, id, kind, attributes, event.span)?;
    mapping.set("FunctionName", target.name(event.span));
    mapping.set_some("EventSourceArn", source.arn);
    mapping.copy_from(&event.properties, COPIED);
    mapping.set_some("SelfManagedEventSource", kafka::bootstrap_servers(event));
    if let (Some(property), Some(config)) = (source.kafka_config, kafka_config?) {
        mapping.set(property, config);
    }
    let destination = destination?;
    mapping.set_some("DestinationConfig", destination.config);
    filters?;
    let policy = policy?;
    let managed_policy = source.managed_policy.map(|name| context.partition.managed_policy_arn(name));
    role::allow(&mut target.role, managed_policy, [policy, destination.policy], event.span);
    Ok(vec![mapping])
}

/// `FilterCriteria` holds `Filters` and nothing else.
fn check_filters(context: &mut Context, event: &Event) -> Expanded<()> {
    let Some(criteria) = event.get("FilterCriteria").filter(|node| !intrinsic::is_intrinsic(node)) else {
        return Ok(());
    };
    let mut result = Ok(());
    for (name, span, _) in criteria.as_map().into_iter().flat_map(|map| map.as_written()) {
        if *name != "Filters" {
            let found = format!("`FilterCriteria` has no property `{name}`");
            let help = match similar::closest(name, ["Filters"]) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "it takes `Filters:` with a list of maps, each with a `Pattern`".to_owned(),
            };
            result = Err(context.error(Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).help(help)));
        }
    }
    result
}

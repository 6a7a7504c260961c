//! What only the two kinds of Kafka clusters take.

use super::super::super::context::{Context, Expanded};
use super::super::{Event, report_ignored};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node, Value};

/// `ConsumerGroupId` and `SchemaRegistryConfig`, as they stand under the property of the event
/// source mapping that holds them. `property` is absent for sources that are not Kafka.
pub fn config(context: &mut Context, event: &Event, property: Option<&str>) -> Expanded<Option<Node>> {
    let given = ["ConsumerGroupId", "SchemaRegistryConfig"];
    if property.is_none() {
        if event.truthy("SchemaRegistryConfig").is_some() {
            report_ignored(
                context,
                event,
                "SchemaRegistryConfig",
                "only MSK and SelfManagedKafka events use it",
            );
        }
        return no_consumer_group(context, event).map(|()| None);
    }
    let mut config = Map::new();
    for name in given {
        config.insert_some(name, event.truthy(name).cloned());
    }
    let config = (!config.is_empty()).then(|| Node::new(Value::Map(config), event.span));
    Ok(config)
}

fn no_consumer_group(context: &mut Context, event: &Event) -> Expanded<()> {
    if event.truthy("ConsumerGroupId").is_none() {
        return Ok(());
    }
    let found = "only `MSK` and `SelfManagedKafka` events have consumer groups";
    let span = event.key_span("ConsumerGroupId");
    Err(context.error(Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).help("remove `ConsumerGroupId`")))
}

/// `KafkaBootstrapServers` in the form that the event source mapping takes.
pub fn bootstrap_servers(event: &Event) -> Option<Node> {
    let servers = event.truthy("KafkaBootstrapServers")?;
    let cause = servers.span;
    let endpoints = map!(cause; "KafkaBootstrapServers" => servers);
    Some(map!(cause; "Endpoints" => endpoints))
}

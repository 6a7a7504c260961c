//! `MSK`: a topic of a managed Kafka cluster.

use super::super::super::context::{Context, Expanded};
use super::super::super::policy::statements;
use super::super::super::resource::Resource;
use super::super::{Event, EventSource, Target};
use super::statements::read_secret;
use super::{Source, polled_properties, schema_registry};
use crate::expand::property::Property;
use crate::tree::Node;

/// `MSK`.
pub const SOURCE: EventSource = EventSource { name: "MSK", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = polled_properties![
    Property::required("Stream", Shape::Any),
    Property::required("StartingPosition", Shape::Any),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let event = &schema_registry::resolve_arguments(context, event)?;
    let source = Source {
        arn: event.get("Stream"),
        managed_policy: Some("service-role/AWSLambdaMSKExecutionRole"),
        kafka_config: Some("AmazonManagedKafkaEventSourceConfig"),
    };
    let policy = policy(context, event);
    super::expand(context, event, target, source, policy)
}

fn policy(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let mut allowed = schema_registry::statements(context, event)?;
    allowed.extend(certificates(event));
    let named = |allowed| statements::named("MSKExecutionRolePolicy", allowed, event.span);
    Ok((!allowed.is_empty()).then(|| named(allowed)))
}

/// Reading the client certificates with which the function shows who it is.
fn certificates(event: &Event) -> impl Iterator<Item = Node> {
    let entries = event.get("SourceAccessConfigurations").and_then(Node::as_list).into_iter().flatten();
    let certificates = entries
        .filter(|entry| entry.get("Type").and_then(Node::as_str) == Some("CLIENT_CERTIFICATE_TLS_AUTH"));
    let uris = certificates.filter_map(|entry| entry.get("URI")).filter(|uri| uri.is_truthy());
    uris.map(|uri| read_secret(uri.clone()))
}

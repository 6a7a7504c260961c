//! `SelfManagedKafka`: a topic of a Kafka cluster that AWS does not manage.

use super::super::super::context::{Context, Expanded};
use super::super::super::resource::Resource;
use super::super::{Event, EventSource, Target};
use super::access::{self, Access};
use super::statements::{decrypt, read_secret, use_vpc};
use super::{Source, polled_properties, schema_registry};
use crate::diagnostic::{Diagnostic, code};
use crate::expand::property::Property;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// `SelfManagedKafka`.
pub const SOURCE: EventSource = EventSource { name: "SelfManagedKafka", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = polled_properties![Property::optional("StartingPosition", Shape::Any)];

const SUBNET: &str = "VPC_SUBNET";
const SECURITY_GROUP: &str = "VPC_SECURITY_GROUP";
const CERTIFICATE: &str = "SERVER_ROOT_CA_CERTIFICATE";

/// Ways to show who the function is. There can be only one.
const MECHANISMS: &[&str] = &[
    "SASL_SCRAM_256_AUTH",
    "SASL_SCRAM_512_AUTH",
    "BASIC_AUTH",
    "CLIENT_CERTIFICATE_TLS_AUTH",
    "OAUTHBEARER_AUTH",
    "IAM_AUTH",
    "IAM_OAUTHBEARER_AUTH",
];

/// Mechanisms for which the execution role is enough.
const WITHOUT_SECRET: &[&str] = &["IAM_AUTH", "IAM_OAUTHBEARER_AUTH"];

const SUPPORTED: &[&str] = &[
    "SASL_SCRAM_256_AUTH",
    "SASL_SCRAM_512_AUTH",
    "BASIC_AUTH",
    "CLIENT_CERTIFICATE_TLS_AUTH",
    "OAUTHBEARER_AUTH",
    "IAM_AUTH",
    "IAM_OAUTHBEARER_AUTH",
    SUBNET,
    SECURITY_GROUP,
    CERTIFICATE,
    "OAUTHBEARER_SCOPE",
    "OAUTHBEARER_AUDIENCE",
    "OAUTHBEARER_LOGICAL_CLUSTER",
    "OAUTHBEARER_IDENTITY_POOL",
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let event = &schema_registry::resolve_arguments(context, event)?;
    let servers = need_list(context, event, "KafkaBootstrapServers", "`host:port`");
    let topic = one_topic(context, event);
    let policy = policy(context, event);
    let source = Source { kafka_config: Some("SelfManagedKafkaEventSourceConfig"), ..Source::default() };
    super::expand(context, event, target, source, servers.and(topic).and(policy))
}

fn need_list(context: &mut Context, event: &Event, property: &str, item: &str) -> Expanded<()> {
    if event.truthy(property).is_some() {
        return Ok(());
    }
    let found = format!("`SelfManagedKafka` events need `{property}`");
    let help = format!("add `{property}:` with a list of {item}");
    let span = event.key_span(property);
    Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)))
}

fn one_topic(context: &mut Context, event: &Event) -> Expanded<()> {
    need_list(context, event, "Topics", "one topic")?;
    let topics = event.get("Topics").and_then(Node::as_list);
    let Some(second) = topics.and_then(|topics| topics.get(1)) else { return Ok(()) };
    let found = "an event polls one topic, and this is the second";
    let help = "write an event of its own for each further topic";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, second.span, found).help(help)))
}

/// The policy that the function needs, if it needs any.
fn policy(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let accesses = access::entries(context, event, "SelfManagedKafka", SUPPORTED);
    let accesses = accesses.and_then(|entries| check(context, entries));
    let decrypt = decrypt(context, event);
    let registry = schema_registry::statements(context, event);
    let accesses = accesses?;
    let secret = accesses.iter().find(|access| needs_secret(access.kind));
    let certificate = accesses.iter().rfind(|access| access.kind == CERTIFICATE);
    let secrets = [secret, certificate].into_iter().flatten().filter_map(|access| access.uri);
    let mut allowed: Vec<Node> = secrets.map(|uri| read_secret(uri.clone())).collect();
    allowed.extend(span_of(&accesses, SUBNET).map(use_vpc));
    allowed.extend(decrypt?);
    allowed.extend(registry?);
    Ok((!allowed.is_empty()).then(|| policy_of(allowed, event.span)))
}

/// Unlike the policies of other sources, this one has a version.
fn policy_of(statements: Vec<Node>, cause: Span) -> Node {
    let document = map!(cause; "Statement" => statements, "Version" => "2012-10-17");
    map!(cause; "PolicyDocument" => document, "PolicyName" => "SelfManagedKafkaExecutionRolePolicy")
}

fn needs_secret(kind: &str) -> bool {
    MECHANISMS.contains(&kind) && !WITHOUT_SECRET.contains(&kind)
}

fn span_of(accesses: &[Access], kind: &str) -> Option<Span> {
    accesses.iter().find(|access| access.kind == kind).map(|access| access.span)
}

fn check<'a>(context: &mut Context, accesses: Vec<Access<'a>>) -> Expanded<Vec<Access<'a>>> {
    let uris: Vec<Expanded<()>> = accesses.iter().map(|access| check_uri(context, access)).collect();
    let uris: Expanded<()> = uris.into_iter().collect();
    let mechanism = check_one_mechanism(context, &accesses);
    let network = check_network(context, &accesses);
    uris.and(mechanism).and(network)?;
    Ok(accesses)
}

fn check_uri(context: &mut Context, access: &Access) -> Expanded<()> {
    if WITHOUT_SECRET.contains(&access.kind) {
        return Ok(());
    }
    let Some(uri) = access.uri else { return Err(access::missing_uri(context, access)) };
    if uri.as_str().is_some() || intrinsic::is_intrinsic(uri) {
        return Ok(());
    }
    let found = format!("a `URI` is a string, but this is {}", uri.kind());
    Err(context.error(Diagnostic::new(code::WRONG_TYPE, uri.span, found)))
}

fn check_one_mechanism(context: &mut Context, accesses: &[Access]) -> Expanded<()> {
    let mut mechanisms = accesses.iter().filter(|access| MECHANISMS.contains(&access.kind));
    match (mechanisms.next(), mechanisms.next()) {
        (Some(first), Some(second)) => Err(context.error(access::repeated(first, second))),
        _ => Ok(()),
    }
}

fn check_network(context: &mut Context, accesses: &[Access]) -> Expanded<()> {
    let (span, missing) = match (span_of(accesses, SUBNET), span_of(accesses, SECURITY_GROUP)) {
        (Some(span), None) => (span, SECURITY_GROUP),
        (None, Some(span)) => (span, SUBNET),
        _ => return Ok(()),
    };
    let found = format!("`{SUBNET}` and `{SECURITY_GROUP}` work only together");
    let help = format!("add an entry with `Type: {missing}`");
    Err(context.error(Diagnostic::new(code::PROPERTY_NEEDS_ANOTHER, span, found).help(help)))
}

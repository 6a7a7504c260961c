//! `DestinationConfig`: where records go that the function could not process.

use super::super::super::context::{Context, Expanded};
use super::super::super::policy::statements;
use super::super::Event;
use crate::diagnostic::{Diagnostic, code, similar};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// Kinds of destinations. `Kafka` needs no policy beyond that of the source.
const TYPES: [&str; 4] = ["SQS", "SNS", "S3", "Kafka"];

/// What a `DestinationConfig` comes to.
#[derive(Debug, Default)]
pub struct Destination {
    /// The property of the event source mapping.
    pub config: Option<Node>,
    /// The named policy that lets the function send to the destination.
    pub policy: Option<Node>,
}

/// Reads `DestinationConfig`. `Type` is SAM's own: it tells which policy is needed.
pub fn read(context: &mut Context, event: &Event) -> Expanded<Destination> {
    let Some(config) = event.truthy("DestinationConfig") else { return Ok(Destination::default()) };
    let Some(on_failure) = config.get("OnFailure").and_then(Node::as_map) else {
        return Err(context.error(no_on_failure(event, config)));
    };
    let Some(kind) = on_failure.truthy("Type") else {
        return Ok(Destination { config: Some(config.clone()), policy: None });
    };
    let policy = policy(context, event, kind, on_failure)?;
    let mut config = config.clone();
    if let Some(on_failure) = config.get_mut("OnFailure").and_then(Node::as_map_mut) {
        on_failure.remove("Type");
    }
    Ok(Destination { config: Some(config), policy })
}

fn policy(context: &mut Context, event: &Event, kind: &Node, on_failure: &Map) -> Expanded<Option<Node>> {
    let Some(name) = kind.as_str().filter(|name| TYPES.contains(name)) else {
        return Err(context.error(unknown_type(kind)));
    };
    if name == "Kafka" {
        return Ok(None);
    }
    let Some(arn) = on_failure.given("Destination").cloned() else {
        let found = "`OnFailure` has a `Type` but no `Destination`";
        let help = "add `Destination:` with the ARN of the queue, topic or bucket";
        let span = on_failure.key_span("Type").unwrap_or(kind.span);
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)));
    };
    let (prefix, cause) = (event.logical_id.as_str(), arn.span);
    Ok(match name {
        "SQS" => Some(statements::send_to_queue(arn, prefix, cause)),
        "SNS" => Some(statements::publish_to_topic(arn, prefix, cause)),
        _ => Some(statements::put_objects(arn, prefix, cause)),
    })
}

fn no_on_failure(event: &Event, config: &Node) -> Diagnostic {
    if intrinsic::is_intrinsic(config) {
        let found = "SAM has to look into `DestinationConfig`, so it cannot be an intrinsic function";
        return Diagnostic::new(code::NEEDS_LITERAL, config.span, found)
            .help("write `OnFailure:` with `Destination:` below it; the function can stand there");
    }
    if let Some(on_failure) = config.get("OnFailure").filter(|node| !matches!(node.value, Value::Null)) {
        let found = format!("`OnFailure` takes a map, but this is {}", on_failure.kind());
        return Diagnostic::new(code::WRONG_TYPE, on_failure.span, found)
            .help("write `Destination:` with an ARN below `OnFailure:`");
    }
    let found = "`DestinationConfig` has no `OnFailure`";
    Diagnostic::new(code::MISSING_PROPERTY, event.key_span("DestinationConfig"), found)
        .help("add `OnFailure:` with `Destination:` and an ARN below it, or remove `DestinationConfig`")
}

fn unknown_type(kind: &Node) -> Diagnostic {
    let found = match kind.as_str() {
        Some(name) => format!("`{name}` is no type of destination"),
        None => format!("the `Type` of a destination must be a string, but it is {}", kind.kind()),
    };
    let help = match kind.as_str().and_then(|name| similar::closest(name, TYPES)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => {
            format!("use one of: {}; or leave `Type` out and write the policy yourself", TYPES.join(", "))
        }
    };
    Diagnostic::new(code::INVALID_VALUE, kind.span, found).help(help)
}

//! The queue for events that a rule or schedule could not deliver: `DeadLetterConfig`.

use super::super::context::{Context, Expanded};
use super::super::resource::{Attributes, Resource};
use super::Event;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Map, Node};

/// A dead-letter queue that exists, or that SAM makes.
pub struct DeadLetterQueue {
    /// Its ARN.
    pub arn: Node,
    /// The queue, when SAM makes it.
    pub made: Option<Resource>,
}

/// The queue that the event's `DeadLetterConfig` asks for. `attributes` are for one that is made.
pub fn queue(
    context: &mut Context,
    event: &Event,
    attributes: &Attributes,
) -> Expanded<Option<DeadLetterQueue>> {
    let Some(config) = event.get("DeadLetterConfig").and_then(Node::as_map) else { return Ok(None) };
    check(context, event, config)?;
    if let Some(arn) = config.given("Arn") {
        return Ok(Some(DeadLetterQueue { arn: arn.clone(), made: None }));
    }
    let logical_id = match config.given("QueueLogicalId") {
        Some(node) => written_id(context, node)?,
        None => "",
    };
    let logical_id = match logical_id {
        "" => format!("{}Queue", event.logical_id),
        written => written.to_owned(),
    };
    let cause = event.key_span("DeadLetterConfig");
    let made = Resource::new(context, logical_id, "AWS::SQS::Queue", attributes.clone(), cause)?;
    Ok(Some(DeadLetterQueue { arn: made.get_att("Arn"), made: Some(made) }))
}

fn check(context: &mut Context, event: &Event, config: &Map) -> Expanded<()> {
    let problem = match (config.key_span("Arn"), config.key_span("Type")) {
        (Some(arn), Some(kind)) => {
            let found = "`Arn` and `Type` exclude each other in `DeadLetterConfig`";
            Diagnostic::new(code::CONFLICTING_PROPERTIES, kind, found)
                .related(arn, "`Arn` is set here")
                .help("keep `Arn` to use a queue that exists, or `Type: SQS` to have SAM make one")
        }
        (None, None) => {
            let found = "`DeadLetterConfig` says neither `Arn` nor `Type`";
            let help = "write `Arn:` with the ARN of a queue, or `Type: SQS` to have SAM make one";
            let span = event.key_span("DeadLetterConfig");
            Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)
        }
        (Some(_), None) => return Ok(()),
        (None, Some(_)) => match config.get("Type") {
            Some(kind) if kind.as_str() != Some("SQS") => {
                let found = "the `Type` of a `DeadLetterConfig` can only be `SQS`";
                Diagnostic::new(code::INVALID_VALUE, kind.span, found)
                    .help("write `Type: SQS`, or `Arn:` with the ARN of a queue in its place")
            }
            _ => return Ok(()),
        },
    };
    Err(context.error(problem))
}

/// The logical id that the user wrote for the queue.
fn written_id<'a>(context: &mut Context, node: &'a Node) -> Expanded<&'a str> {
    node.as_str().ok_or_else(|| {
        let found = format!("`QueueLogicalId` must be a string, but it is {}", node.kind());
        let help = "write the logical id that the queue shall have, without an intrinsic function";
        context.error(Diagnostic::new(code::NEEDS_LITERAL, node.span, found).help(help))
    })
}

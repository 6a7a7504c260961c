//! Texts of which parts are only known after the deployment.

use crate::check::Subject;
use crate::evaluate::pseudo;
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::template::intrinsic;
use crate::tree::Node;

/// Stands for a part that is not known.
pub const OPEN: char = '\u{FFFC}';

/// The text that a node gives: written, or put together by `Fn::Sub` or `Fn::Join`.
pub fn of(subject: &Subject, node: &Node) -> Option<String> {
    if let Some(text) = node.as_str() {
        return Some(text.to_owned());
    }
    if let Some(argument) = intrinsic::argument(node, "Fn::Sub") {
        return substituted(subject, argument);
    }
    match intrinsic::argument(node, "Fn::Join")?.as_list()?.as_slice() {
        [delimiter, items] => {
            let items = items.as_list()?.iter().map(|item| part(subject, item));
            Some(items.collect::<Vec<_>>().join(delimiter.as_str()?))
        }
        _ => None,
    }
}

/// The same for people: an ellipsis for what is not known.
pub fn shown(text: &str) -> String {
    text.replace(OPEN, "…")
}

fn substituted(subject: &Subject, argument: &Node) -> Option<String> {
    let (text, own) = arguments(argument)?;
    let pieces = parts(text.as_str()?).into_iter().map(|piece| match piece {
        Part::Text(text) => text.to_owned(),
        Part::Variable(name, _) => match own.and_then(|own| own.get(name)) {
            Some(value) => part(subject, value),
            None => named(subject, name, argument),
        },
    });
    Some(pieces.collect())
}

fn part(subject: &Subject, node: &Node) -> String {
    if let Some(text) = node.as_str() {
        return text.to_owned();
    }
    if let Some(argument) = intrinsic::argument(node, "Fn::Sub") {
        return substituted(subject, argument).unwrap_or_else(|| OPEN.to_string());
    }
    let name = intrinsic::argument(node, "Ref").and_then(Node::as_str);
    name.map_or_else(|| OPEN.to_string(), |name| named(subject, name, node))
}

/// What is known of a name: pseudo parameters have values.
fn named(subject: &Subject, name: &str, cause: &Node) -> String {
    let value = pseudo::value(name, subject.region(), cause.span);
    let text = value.as_ref().and_then(Node::as_str);
    text.map_or_else(|| OPEN.to_string(), str::to_owned)
}

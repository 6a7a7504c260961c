//! Texts of which parts are only known after the deployment.

use crate::check::Subject;
use crate::evaluate::pseudo;
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::expand::partition::Partition;
use crate::template::intrinsic;
use crate::tree::Node;

/// Stands for a part that is not known.
pub const OPEN: char = '\u{FFFC}';

/// Stands for the name of a bucket of the template, which has no slash in it.
pub const BUCKET: char = '\u{FFFB}';

/// The text that a node gives: written, put together by `Fn::Sub` or `Fn::Join`, or the ARN of a bucket.
pub fn of(subject: &Subject, node: &Node) -> Option<String> {
    if let Some(text) = node.as_str() {
        return Some(text.to_owned());
    }
    if let Some(argument) = intrinsic::argument(node, "Fn::Sub") {
        return substituted(subject, argument);
    }
    if let Some(argument) = intrinsic::argument(node, "Fn::GetAtt") {
        return attribute(subject, argument);
    }
    joined(subject, intrinsic::argument(node, "Fn::Join")?)
}

fn joined(subject: &Subject, argument: &Node) -> Option<String> {
    let [delimiter, items] = argument.as_list()?.as_slice() else { return None };
    let items = items.as_list()?.iter().map(|item| part(subject, item));
    Some(items.collect::<Vec<_>>().join(delimiter.as_str()?))
}

fn attribute(subject: &Subject, argument: &Node) -> Option<String> {
    match argument.as_list().map(Vec::as_slice) {
        Some([id, attribute]) => of_bucket(subject, &format!("{}.{}", id.as_str()?, attribute.as_str()?)),
        Some(_) => None,
        None => of_bucket(subject, argument.as_str()?),
    }
}

/// The same for people: an ellipsis for what is not known.
pub fn shown(text: &str) -> String {
    text.replace([OPEN, BUCKET], "…")
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
    let name = intrinsic::argument(node, "Ref").and_then(Node::as_str);
    let text = match name {
        Some(name) => Some(named(subject, name, node)),
        None => of(subject, node),
    };
    text.unwrap_or_else(|| OPEN.to_string())
}

/// What is known of a name: pseudo parameters have values.
fn named(subject: &Subject, name: &str, cause: &Node) -> String {
    let value = pseudo::value(name, subject.region(), cause.span);
    let text = value.as_ref().and_then(Node::as_str).map(str::to_owned);
    text.or_else(|| of_bucket(subject, name)).unwrap_or_else(|| OPEN.to_string())
}

/// The name of a bucket of the template, or its ARN.
fn of_bucket(subject: &Subject, name: &str) -> Option<String> {
    let (id, attribute) = name.split_once('.').unwrap_or((name, ""));
    let is_bucket = subject.resource(id).is_some_and(|resource| resource.kind == "AWS::S3::Bucket");
    match attribute {
        _ if !is_bucket => None,
        "" => Some(BUCKET.to_string()),
        "Arn" => Some(format!("arn:{}:s3:::{BUCKET}", Partition::of_region(subject.region()).name)),
        _ => None,
    }
}

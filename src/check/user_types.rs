//! What only the whole of JSON Schema knows about resources whose type the user has described.

use serde_json::{Map as JsonMap, Value as Json};

use super::subject::{Resource, Subject};
use crate::evaluate::{self, Origin};
use crate::schema::{Beyond, FullSchema};
use crate::source::Span;
use crate::template::intrinsic::is_looked_up;
use crate::tree::{Node, Value};
use crate::validate::{Keyword, Violation};

/// What a resource does that its type, as the user describes it, does not allow, beyond what every check sees.
/// Values with functions in them are left out: only AWS knows what they are in the end.
pub(super) fn violations(subject: &Subject, resource: &Resource) -> Vec<Violation> {
    let Some(full) = subject.knowledge.schemas.full_schema(resource.kind) else { return Vec::new() };
    let Some(properties) = resource.node.get("Properties") else { return Vec::new() };
    let place = resource.attribute_span("Properties");
    let found = look_at(full, properties).into_iter();
    found.map(|(pointer, beyond)| violation(properties, place, &pointer, beyond)).collect()
}

fn look_at(full: &FullSchema, properties: &Node) -> Vec<(String, Beyond)> {
    let mut unknown = Vec::new();
    let value = literal(properties, &mut String::new(), &mut unknown);
    let mut found = full.beyond(&value);
    found.retain(|(pointer, _)| !unknown.iter().any(|place| place.starts_with(pointer.as_str())));
    found
}

/// The value as JSON; the places of what is no literal, as JSON pointers, go to `unknown`.
fn literal(node: &Node, pointer: &mut String, unknown: &mut Vec<String>) -> Json {
    if evaluate::call(node).is_some() || node.as_str().is_some_and(is_looked_up) {
        unknown.push(pointer.clone());
        return Json::Null;
    }
    let below = |step: &str, node: &Node, pointer: &mut String, unknown: &mut Vec<String>| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        let value = literal(node, pointer, unknown);
        pointer.truncate(length);
        value
    };
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::String(text) => Json::String(text.to_string()),
        Value::Number(_) => {
            let text = node.scalar_text().unwrap_or_default();
            serde_json::from_str(&text).unwrap_or_else(|_| Json::String(text.to_string()))
        }
        Value::List(items) => {
            let items = items.iter().enumerate();
            Json::Array(items.map(|(at, item)| below(&at.to_string(), item, pointer, unknown)).collect())
        }
        Value::Map(map) => {
            let entries = map.as_written();
            let json = |(key, _, node): (&crate::tree::Text, Span, &Node)| {
                (key.to_string(), below(key, node, pointer, unknown))
            };
            Json::Object(entries.map(json).collect::<JsonMap<_, _>>())
        }
    }
}

fn violation(properties: &Node, place: Span, pointer: &str, beyond: Beyond) -> Violation {
    let (name, node, place) = follow(properties, place, pointer);
    let subject = if name.is_empty() { "the resource".to_owned() } else { format!("`{name}`") };
    let (keyword, span, message) = match beyond {
        Beyond::Properties(unexpected) => {
            let first = unexpected.first().cloned().unwrap_or_default();
            let span = node.as_map().and_then(|map| map.key_span(&first)).unwrap_or(place);
            (Keyword::UnknownProperty, span, format!("{subject} has no `{first}`"))
        }
        Beyond::Items => (Keyword::Prefix, place, format!("{subject} has more items than its type allows")),
        Beyond::Contains => (
            Keyword::Contains,
            place,
            format!("{subject} does not have as many items of a kind as its type asks for"),
        ),
        Beyond::Content(kind) => {
            (Keyword::Format("content"), place, format!("{subject} takes a text in {kind}, and this is none"))
        }
    };
    Violation {
        keyword,
        span,
        extent: span.to(node.span),
        property: name,
        origin: Origin::Written,
        used_at: None,
        message,
        help: None,
    }
}

/// What a JSON pointer leads to: its nearest key, the value, and what to underline.
fn follow<'n>(from: &'n Node, place: Span, pointer: &str) -> (String, &'n Node, Span) {
    let mut at = (String::new(), from, place);
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        at = match &at.1.value {
            Value::Map(map) => match (map.get(&step), map.key_span(&step)) {
                (Some(node), Some(span)) => (step, node, span),
                _ => return at,
            },
            Value::List(items) => match step.parse::<usize>().ok().and_then(|index| items.get(index)) {
                Some(node) => (at.0, node, node.span),
                None => return at,
            },
            _ => return at,
        };
    }
    at
}

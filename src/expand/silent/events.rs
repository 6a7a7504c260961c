//! Entries of `Events`: keys at the wrong level, and settings that come to nothing.

use super::{Event, Finder};
use crate::diagnostic::similar;
use crate::expand::events::{self, EventSource};
use crate::expand::property::Property;
use crate::source::Span;
use crate::tree::{Map, Node};

/// What an entry has.
const KEYS: &[&str] = &["Type", "Properties"];

/// Finds mistakes in all entries.
pub fn find(finder: &mut Finder) {
    for event in finder.events() {
        find_beside_type(finder, &event);
        find_without_effect(finder, &event);
        if event.kind == "Api" {
            find_in_auth(finder, &event);
            find_in_request(finder, &event);
        }
    }
}

/// Keys beside `Type`, which most often are properties that are not indented enough.
fn find_beside_type(finder: &mut Finder, event: &Event) {
    let takes = properties_of(event.kind);
    for (key, span, _) in event.entry.as_written().filter(|(key, ..)| !KEYS.contains(&key.as_str())) {
        let found = format!("SAM drops `{key}`, which stands beside the event's `Type`");
        let is_property = takes.iter().any(|property| property.name == key.as_str());
        let help = match (similar::closest(key, KEYS.iter().copied()), key.as_str()) {
            _ if is_property && !event.entry.contains("Properties") => {
                format!("add `Properties:` after `Type`, and indent `{key}` below it")
            }
            _ if is_property => format!("indent `{key}` below `Properties`"),
            (Some(close), _) => format!("did you mean `{close}`?"),
            (None, "Condition") => {
                "an event has no condition of its own: it is there whenever its function is".to_owned()
            }
            (None, _) => "an event has `Type` and `Properties`".to_owned(),
        };
        finder.ignored(span, found, help);
    }
}

fn properties_of(kind: &str) -> &'static [Property] {
    fn named<T>(all: &'static [EventSource<T>], kind: &str) -> Option<&'static [Property]> {
        all.iter().find(|source| source.name == kind).map(|source| source.properties)
    }
    named(events::ALL, kind).unwrap_or(&[])
}

/// A property of events of these types, the property that makes it do nothing, and why.
const WITHOUT_EFFECT: &[(&[&str], &str, &[&str], &str)] = &[
    (
        &["ScheduleV2"],
        "PermissionsBoundary",
        &["RoleArn"],
        "it is for the role that SAM makes, but `RoleArn` names another",
    ),
    (
        &["Schedule", "ScheduleV2", "CloudWatchEvent", "EventBridgeRule"],
        "DeadLetterConfig.QueueLogicalId",
        &["DeadLetterConfig", "Arn"],
        "it names the queue that SAM makes, but `Arn` names another",
    ),
    (&["Api", "HttpApi"], "Stage", &[], "an event is on every stage of its API"),
];

fn find_without_effect(finder: &mut Finder, event: &Event) {
    let Some(properties) = event.properties else { return };
    for (_, path, beside, why) in WITHOUT_EFFECT.iter().filter(|(kinds, ..)| kinds.contains(&event.kind)) {
        let present = beside.is_empty() || at(properties, beside).is_some_and(Node::is_truthy);
        for place in super::place::find(properties, path).into_iter().filter(|_| present) {
            finder.ignored(place.key, format!("`{path}` does nothing: {why}"), "remove it");
        }
    }
}

fn at<'a>(properties: &'a Map, path: &[&str]) -> Option<&'a Node> {
    let (first, rest) = path.split_first()?;
    properties.get(first)?.at(rest)
}

/// Only IAM looks at who invokes the function.
fn find_in_auth(finder: &mut Finder, event: &Event) {
    let Some(auth) = event.get("Auth").and_then(Node::as_map) else { return };
    let authorizer = auth.truthy("Authorizer").and_then(Node::as_str);
    let span = auth.key_span("InvokeRole").filter(|_| auth.truthy("InvokeRole").is_some());
    if let (Some(span), Some(name)) = (span, authorizer.filter(|name| *name != "AWS_IAM")) {
        let found = format!("`Auth.InvokeRole` does nothing with the authorizer `{name}`");
        finder.ignored(span, found, "remove it, or use `Authorizer: AWS_IAM`");
    }
}

fn find_in_request(finder: &mut Finder, event: &Event) {
    if let (Some(model), Some(span)) = (event.get("RequestModel"), event.key_span("RequestModel")) {
        find_nameless_model(finder, model, span);
    }
    for item in event.get("RequestParameters").and_then(Node::as_list).into_iter().flatten() {
        if item.as_map().is_some_and(|map| map.len() > 1) {
            let found = "SAM takes only one parameter of each item, and drops the others".to_owned();
            finder.ignored(item.span, found, "begin a new item with `- ` for each parameter");
        }
    }
    const MODES: &[&str] = &["BUFFERED", "RESPONSE_STREAM"];
    let mode = event.get("ResponseTransferMode");
    if let Some((node, text)) = mode.and_then(|node| Some((node, node.as_str()?)))
        && !MODES.contains(&text)
    {
        let found = format!("there is no transfer mode `{text}`, so SAM ignores it");
        let help = match similar::closest(text, MODES.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "write `RESPONSE_STREAM`, or `BUFFERED`, which is the default".to_owned(),
        };
        finder.ignored(node.span, found, help);
    }
}

/// Without the name of a model SAM does not look at the rest.
fn find_nameless_model(finder: &mut Finder, model: &Node, span: Span) {
    let nameless = model.as_map().is_some_and(|map| !map.is_empty() && map.truthy("Model").is_none());
    if nameless && !crate::template::intrinsic::is_intrinsic(model) {
        let found = "SAM ignores a `RequestModel` that names no model, with all that is below it".to_owned();
        finder.ignored(span, found, "add `Model:` with a name from `Models` of the API");
    }
}

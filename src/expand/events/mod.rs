//! Event sources of functions: one file each, and one line in [`ALL`]. State machines have a
//! registry of their own, and share what is the same.

use super::context::{Context, Expanded};
use super::invoke;
use super::partition::Partition;
use super::property::{self, Owner, Property};
use super::resource::{Attributes, Resource, SamResource};
use crate::diagnostic::{Advice, Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

mod alexa_skill;
pub mod api;
mod cloud_watch_logs;
mod cognito;
pub mod dead_letters;
pub mod event_bridge;
mod event_bridge_rule;
pub mod http_api;
mod iot_rule;
mod linked;
pub mod permission;
mod polling;
mod queue_policy;
mod s3;
mod schedule;
mod schedule_v2;
pub mod scheduler;
mod sns;

/// One kind of event source; `T` is what its events start: a function, or a state machine.
pub struct EventSource<T: 'static = Target> {
    /// Its name, as it stands after `Type:`.
    pub name: &'static str,
    /// The properties it takes.
    pub properties: &'static [Property],
    /// Makes its resources, and edits what it is attached to.
    pub expand: fn(&mut Context, &Event, &mut T) -> Expanded<Vec<Resource>>,
}

/// All event sources of functions.
pub const ALL: &[EventSource] = &[
    alexa_skill::SOURCE,
    api::SOURCE,
    cloud_watch_logs::SOURCE,
    cognito::SOURCE,
    event_bridge_rule::SOURCE,
    event_bridge_rule::OLD_NAME,
    http_api::SOURCE,
    iot_rule::SOURCE,
    polling::document_db::SOURCE,
    polling::dynamo_db::SOURCE,
    polling::kinesis::SOURCE,
    polling::mq::SOURCE,
    polling::msk::SOURCE,
    polling::self_managed_kafka::SOURCE,
    polling::sqs::SOURCE,
    s3::SOURCE,
    schedule::SOURCE,
    schedule_v2::SOURCE,
    sns::SOURCE,
];

/// One entry under `Events` of a function or state machine.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name in the template.
    pub id: Text,
    /// The logical id of the resource it makes: that of its owner, then its name.
    pub logical_id: Text,
    /// Its properties.
    pub properties: Map,
    /// The place of its name: the cause of what is generated for it.
    pub span: Span,
}

impl Event {
    /// A property, unless it is absent or null.
    pub fn get(&self, property: &str) -> Option<&Node> {
        self.properties.given(property)
    }

    /// A property that the reference takes for "given": neither absent nor null, false, zero or empty.
    pub fn truthy(&self, property: &str) -> Option<&Node> {
        self.properties.truthy(property)
    }

    /// Where a property's key stands, or else where the event's name does.
    pub fn key_span(&self, property: &str) -> Span {
        self.properties.key_span(property).unwrap_or(self.span)
    }
}

/// Says that SAM takes a property without ever using it.
fn report_ignored(context: &mut Context, event: &Event, property: &str, help: &str) {
    if event.get(property).is_some() {
        let found = format!("SAM takes `{property}` here but does nothing with it");
        let span = event.key_span(property);
        let diagnostic = Diagnostic::new(code::IGNORED_BY_SAM, span, found);
        context.report(diagnostic.help(help).fix(Advice::to_remove(property, span).fix));
    }
}

/// What an event invokes: a function, or the alias that stands for it.
pub struct Target {
    /// The logical id of the function.
    pub function_id: Text,
    /// The logical id of the alias, which then is invoked in the function's place.
    pub alias_id: Option<Text>,
    /// The attributes of whichever is invoked.
    pub attributes: Attributes,
    /// The execution role, to which event sources that are polled add policies. It is only part of
    /// the output when the function has no `Role` of its own.
    pub role: Resource,
    /// The place of the function's logical id.
    pub span: Span,
}

impl Target {
    /// What names it in a permission.
    pub fn name(&self, cause: Span) -> Node {
        intrinsic::reference(self.alias_id.as_ref().unwrap_or(&self.function_id), cause)
    }

    /// Its ARN.
    pub fn arn(&self, cause: Span) -> Node {
        match &self.alias_id {
            Some(alias) => intrinsic::reference(alias, cause),
            None => intrinsic::get_att(&self.function_id, "Arn", cause),
        }
    }

    /// The address at which API Gateway invokes it. The service takes it for written by the user
    /// when it holds the function's own id, which deployment ids of APIs show.
    pub fn invocation_uri(&self, partition: Partition, streamed: bool, cause: Span) -> Node {
        let (function, origin) = match &self.alias_id {
            Some(alias) => (alias.to_string(), &Text::made("")),
            None => (format!("{}.Arn", self.function_id), &self.function_id),
        };
        let uri = invoke::address(partition, &function, streamed);
        hashed_map!(cause; "Fn::Sub" => origin.derive(uri))
    }
}

/// Checks the types and properties of all events, so that their mistakes are reported together with
/// those of the function.
pub fn check_all<T>(
    context: &mut Context,
    owner: &SamResource,
    registry: &'static [EventSource<T>],
) -> Expanded<()> {
    let Some(events) = owner.truthy("Events").and_then(Node::as_map) else { return Ok(()) };
    let mut result = Ok(());
    for (id, span, node) in events.as_written() {
        result = read(context, &owner.logical_id, id, span, node, registry).map(|_| ()).and(result);
    }
    result
}

/// Expands all events of a function, in the order of their paths, or else names.
pub fn expand_all(
    context: &mut Context,
    events: &Map,
    registry: &'static [EventSource],
    target: &mut Target,
) -> Expanded<Vec<Resource>> {
    let mut entries: Vec<(&Text, Span, &Node)> = events.walk().collect();
    entries.sort_by(|(left, _, left_node), (right, _, right_node)| {
        order_key(left, left_node).cmp(order_key(right, right_node))
    });
    let owner_id = target.function_id.clone();
    expand_entries(context, &owner_id, entries, registry, target)
}

/// Expands entries of `Events` in the order in which they come.
pub fn expand_entries<'e, T>(
    context: &mut Context,
    owner_id: &Text,
    entries: impl IntoIterator<Item = (&'e Text, Span, &'e Node)>,
    registry: &'static [EventSource<T>],
    target: &mut T,
) -> Expanded<Vec<Resource>> {
    let mut resources = Ok(Vec::new());
    for (id, span, node) in entries {
        let made = read(context, owner_id, id, span, node, registry)
            .and_then(|(source, event)| (source.expand)(context, &event, target));
        resources = match (resources, made) {
            (Ok(mut all), Ok(made)) => {
                all.extend(made);
                Ok(all)
            }
            (Err(reported), _) | (_, Err(reported)) => Err(reported),
        };
    }
    resources
}

/// `$default` and paths sort before names, so that the catch-all route is added first.
fn order_key<'a>(id: &'a Text, event: &'a Node) -> &'a str {
    event.at(&["Properties", "Path"]).and_then(Node::as_str).unwrap_or(id)
}

/// Finds the source of an entry under `Events`, and checks the entry against it.
fn read<T>(
    context: &mut Context,
    owner_id: &Text,
    id: &Text,
    span: Span,
    node: &Node,
    registry: &'static [EventSource<T>],
) -> Expanded<(&'static EventSource<T>, Event)> {
    let source = find(context, id, span, node, registry)?;
    let properties = match node.get("Properties") {
        None => Map::new(),
        Some(properties) => match properties.as_map() {
            Some(map) => map.clone(),
            None => {
                let found =
                    format!("`Properties` of event `{id}` must be a map, but it is {}", properties.kind());
                let diagnostic = Diagnostic::new(code::WRONG_TYPE, properties.span, found);
                return Err(context.error(diagnostic));
            }
        },
    };
    let logical_id = Text::made(format!("{owner_id}{id}"));
    super::resource::check_logical_id(context, &logical_id, span)?;
    let owner = Owner {
        logical_id: &logical_id,
        kind: source.name,
        span: node.as_map().and_then(|map| map.key_span("Properties")).unwrap_or(span),
        suitable: polling::suitable(source.name),
    };
    property::check_properties(context, owner, &properties, source.properties)?;
    Ok((source, Event { id: id.clone(), logical_id, properties, span }))
}

fn find<T>(
    context: &mut Context,
    id: &Text,
    span: Span,
    node: &Node,
    registry: &'static [EventSource<T>],
) -> Expanded<&'static EventSource<T>> {
    let names = || registry.iter().map(|source| source.name);
    let Some(kind) = node.get("Type").filter(|kind| !kind.is_null()) else {
        let problem = misplaced(id, span, node).unwrap_or_else(|| {
            let found = format!("event `{id}` has no `Type`");
            let help = format!("add `Type:` with one of: {}", names().collect::<Vec<_>>().join(", "));
            Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)
        });
        return Err(context.error(problem));
    };
    let name = kind.as_str().unwrap_or("");
    if let Some(source) = registry.iter().find(|source| source.name == name) {
        return Ok(source);
    }
    let found = match kind.as_str() {
        Some(name) => format!("there is no event type `{name}`"),
        None => format!("the `Type` of event `{id}` must be a string, but it is {}", kind.kind()),
    };
    let help = match similar::nearest(name, names()) {
        Some(near) => near.instead_of(name),
        None => format!("use one of: {}", names().collect::<Vec<_>>().join(", ")).into(),
    };
    Err(context.error(Diagnostic::new(code::UNKNOWN_TYPE, kind.span, found).help(help)))
}

/// What to say about an entry of `Events` that is none, because it stands at another level.
fn misplaced(id: &Text, span: Span, node: &Node) -> Option<Diagnostic> {
    if matches!(id.as_str(), "Type" | "Properties") {
        let found = format!("`{id}` stands where SAM expects the name of an event");
        let help = "write a name first, such as `MyEvent:`, and indent `Type` and `Properties` below it";
        return Some(Diagnostic::new(code::INVALID_RESOURCE, span, found).help(help));
    }
    if id.starts_with("Fn::") || intrinsic::is_intrinsic(node) {
        let found =
            "SAM must know the events while expanding, so they cannot come from an intrinsic function";
        let help = "write the event out; to have it only sometimes, give its function a `Condition`, or use `Enabled` or `State` if the event has them";
        return Some(Diagnostic::new(code::NEEDS_LITERAL, span, found).help(help));
    }
    None
}

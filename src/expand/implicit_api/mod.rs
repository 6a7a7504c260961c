//! APIs that events imply, and the routes that events add to APIs.
//!
//! An `Api` or `HttpApi` event without an API of its own belongs to the implicit API of its kind.
//! The bodies of the implicit APIs, and of APIs without a definition, are *managed*: they begin
//! as a skeleton, and each event adds its path. (Reference behaviour: `DefaultDefinitionBodyPlugin`
//! and `ImplicitApiPlugin`.)

mod attributes;
pub mod event;
mod kind;
mod route_settings;
mod tags;
mod usage;

use kind::Kind;
use usage::Usage;

use super::context::{Context, Expanded};
use super::globals::Globals;
use super::open_api::document::{Document, Edited, Route};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// Marks an API whose body is managed, so that events may add routes to it. Only samc sets it.
pub const MANAGED: &str = "__MANAGE_SWAGGER";

const BODY: &str = "DefinitionBody";

/// Types of resources whose events may add routes.
const OWNERS: &[&str] = &["AWS::Serverless::Function", "AWS::Serverless::StateMachine"];

/// Gives APIs without a definition an empty one, makes the implicit APIs, and adds a path to the
/// managed bodies for each `Api` and `HttpApi` event.
pub fn add(context: &mut Context, globals: &Globals) -> Expanded<()> {
    give_default_bodies(context, &kind::REST);
    give_default_bodies(context, &kind::HTTP);
    let rest = add_kind(context, globals, &kind::REST);
    let http = add_kind(context, globals, &kind::HTTP);
    rest.and(http)
}

fn give_default_bodies(context: &mut Context, kind: &Kind) {
    for (logical_id, span) in ids_of_types(context, &[kind.api_type]) {
        let Some(Value::Map(resource)) = context.resources.get_mut(&logical_id).map(|node| &mut node.value)
        else {
            continue;
        };
        let properties = resource.get_or_insert_with("Properties", || map!(span));
        let Some(properties) = properties.as_map_mut() else { continue };
        let given = |name| properties.truthy(name).is_some();
        if !given(BODY) && !given("DefinitionUri") {
            properties.insert(BODY, (kind.skeleton)(span));
            properties.insert(MANAGED, true.into_node(span));
        }
    }
}

fn ids_of_types(context: &Context, types: &[&str]) -> Vec<(Text, Span)> {
    let resources = context.resources.walk();
    let wanted =
        |node: &Node| node.get("Type").and_then(Node::as_str).is_some_and(|kind| types.contains(&kind));
    resources.filter(|(_, _, node)| wanted(node)).map(|(id, span, _)| (id.clone(), span)).collect()
}

/// One kind of API. The implicit one is put among the resources even when it may be taken out
/// again, because that can change the order in which the others are walked.
fn add_kind(context: &mut Context, globals: &Globals, kind: &'static Kind) -> Expanded<()> {
    let Some(cause) = cause_of(context, kind) else { return Ok(()) };
    let displaced = context.resources.get(kind.implicit_id).map(Node::deep_copy);
    context.resources.insert(kind.implicit_id, kind.implicit_api(cause));
    let mut usage = Usage::default();
    let mut result = Ok(());
    for (owner, _) in ids_of_types(context, OWNERS) {
        context.set_subject(Some(&owner));
        result = add_events_of(context, globals, kind, &owner, &mut usage).and(result);
        context.set_subject(None);
    }
    attributes::set_on_implicit_api(context, kind, &usage);
    attributes::set_on_paths(context, kind, &usage).map_err(|problem| context.error(*problem)).and(result)?;
    remove_unused(context, kind, displaced);
    Ok(())
}

/// The place that stands for the implicit API: the first event of its kind, or else any.
fn cause_of(context: &Context, kind: &Kind) -> Option<Span> {
    let owners = ids_of_types(context, OWNERS);
    let events =
        owners.iter().filter_map(|(owner, _)| Some(event::of_kind(context, kind, owner)?.walk().next()?.1));
    events.chain(context.resources.as_written().map(|(_, span, _)| span)).next()
}

/// Adds the routes of one function or state machine. The events go back into the place where they
/// came from in the way of the reference, which can change the order in which they are walked.
fn add_events_of(
    context: &mut Context,
    globals: &Globals,
    kind: &'static Kind,
    owner: &Text,
    usage: &mut Usage,
) -> Expanded<()> {
    let Some(mut events) = event::of_kind(context, kind, owner) else { return Ok(()) };
    let mut result = Ok(());
    let entries: Vec<(Text, Span)> = events.walk().map(|(id, span, _)| (id.clone(), span)).collect();
    for (id, span) in entries {
        let Some(node) = events.get_mut(&id).and_then(Node::as_map_mut) else { continue };
        let properties_span = node.key_span("Properties").unwrap_or(span);
        let event = event::Event { kind, owner, id: &id, span, properties_span };
        result = add_event(context, globals, event, node, usage).and(result);
    }
    let properties = context.properties_mut(owner);
    if let Some(all) = properties.and_then(|map| map.get_mut("Events")).and_then(Node::as_map_mut) {
        all.update(&events);
    }
    result
}

fn add_event(
    context: &mut Context,
    globals: &Globals,
    event: event::Event,
    node: &mut Map,
    usage: &mut Usage,
) -> Expanded<()> {
    let Some(properties) = event.properties(context, node)? else { return Ok(()) };
    tags::add_to_implicit_api(context, globals, event, properties);
    event.set_defaults(properties);
    let target = event.target(context, properties)?;
    usage.note(context, event.owner, &target);
    add_route(context, event.kind, &target).map_err(|problem| context.error(*problem))?;
    match properties.get("RouteSettings") {
        Some(settings) if event.kind.has_route_settings => {
            route_settings::add(context, event, &target, settings)
        }
        _ => Ok(()),
    }
}

/// Adds the route to the API's body when that is managed.
fn add_route(context: &mut Context, kind: &Kind, target: &event::Target) -> Edited<()> {
    let route = Route::new(&target.path, &target.method, target.span);
    edit_managed_body(context, kind, &target.api_id, |document| document.add_path(&route))
}

/// Edits the body of an API if it is of the kind, and managed. The document is copied before and
/// after, even when the edit changes nothing: copying changes the order of its maps.
fn edit_managed_body(
    context: &mut Context,
    kind: &Kind,
    api_id: &str,
    edit: impl FnOnce(&mut Document) -> Edited<()>,
) -> Edited<()> {
    if context.resource_type(api_id) != Some(kind.api_type) {
        return Ok(());
    }
    let Some(properties) = context.properties_mut(api_id) else { return Ok(()) };
    if properties.truthy(MANAGED).is_none() {
        return Ok(());
    }
    let Some(body) = properties.get_mut(BODY) else { return Ok(()) };
    let Some(mut document) = Document::copy_of(body) else { return Ok(()) };
    // The document has the body for itself, and need not copy what it changes.
    body.value = Value::Null;
    let edited = edit(&mut document);
    *body = document.body();
    edited
}

/// Takes the implicit API out again when it has no paths, and puts back a resource of the template
/// that has its logical id.
fn remove_unused(context: &mut Context, kind: &Kind, displaced: Option<Node>) {
    let body = context.properties(kind.implicit_id).and_then(|properties| properties.get(BODY));
    if body.and_then(Document::copy_of).is_some_and(|document| !document.paths().is_empty()) {
        return;
    }
    match displaced {
        Some(resource) => context.resources.insert(kind.implicit_id, resource),
        None => context.resources.remove(kind.implicit_id),
    };
}

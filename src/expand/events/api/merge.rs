//! `MergeDefinitions`: methods of events go into a body that the user wrote.

use super::super::super::api::swagger::SwaggerEditor;
use super::super::super::context::{Context, Expanded};
use super::super::super::open_api::document::{Route, invalid};
use super::super::Event;
use super::AttachedApi;
use crate::tree::{Map, Node, Text, Value};

/// The body of the API with the method that the editor made. What the method has in the body
/// already stays, unless the event sets it too. A body without `paths` stays as it is, as in the
/// reference.
pub(super) fn merged(
    context: &mut Context,
    event: &Event,
    api: &AttachedApi,
    body: Node,
    editor: SwaggerEditor,
    route: &Route,
) -> Expanded<Node> {
    let made = editor.into_body();
    let made =
        made.at(&["paths", &route.path, &route.method]).and_then(Node::as_map).cloned().unwrap_or_default();
    let method =
        event.get("Method").and_then(Node::as_text).map(|method| method.derive(method.to_lowercase()));
    let method = method.unwrap_or_else(|| route.method.clone());
    let mut body = Node { value: shallow_copy(context, api, &body)?, ..body };
    let Some(paths) = body.get_mut("paths").filter(|paths| paths.is_truthy()) else { return Ok(body) };
    let paths = map_mut(context, api, "paths", paths)?;
    let item = paths.get_or_insert_with(route.path.clone(), || map!(route.cause));
    let item = map_mut(context, api, &route.path, item)?;
    let mut merged = Map::new();
    if let Some(existing) = item.get_mut(&method).filter(|existing| existing.is_truthy()) {
        merged.update(map_mut(context, api, &method, existing)?);
    }
    merged.update(&made);
    item.insert(method, Node::new(Value::Map(merged), route.cause));
    Ok(body)
}

fn shallow_copy(context: &mut Context, api: &AttachedApi, body: &Node) -> Expanded<Value> {
    match body.as_map() {
        Some(map) => Ok(Value::Map(map.copy())),
        None => Err(not_map(context, api, "DefinitionBody", body)),
    }
}

fn map_mut<'a>(
    context: &mut Context,
    api: &AttachedApi,
    name: &str,
    node: &'a mut Node,
) -> Expanded<&'a mut Map> {
    match node {
        Node { value: Value::Map(map), .. } => Ok(map),
        other => Err(not_map(context, api, name, other)),
    }
}

fn not_map(context: &mut Context, api: &AttachedApi, name: &str, node: &Node) -> crate::diagnostic::Reported {
    let found = format!("`{name}` must be a map for `MergeDefinitions`, but it is {}", node.kind());
    let help = "put its parts below it, indented, or remove the line";
    context.error(invalid(node.span, found).help(help).resource(Text::as_str(&api.id)))
}

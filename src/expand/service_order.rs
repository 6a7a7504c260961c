//! Which maps of a template are walked in the service's order.
//!
//! The SAM service turns parts of a template into dictionaries that behave as in Python 2.7, and
//! only when the template has something whose id is a hash over such dictionaries: a REST API, or
//! an HTTP API with a default authorizer (reference behaviour: `to_py27_compatible_template`).
//! Elsewhere the order of the text counts.

use crate::template::Template;
use crate::tree::{Map, Node, Value};

const FUNCTION: &str = "AWS::Serverless::Function";
const STATE_MACHINE: &str = "AWS::Serverless::StateMachine";
const REST_API: &str = "AWS::Serverless::Api";
const HTTP_API: &str = "AWS::Serverless::HttpApi";

/// Makes the maps hash-ordered whose order decides ids.
pub fn apply(template: &mut Template) {
    if !has_rest_api(template) && !has_http_api_with_default_authorizer(template) {
        return;
    }
    if let Some(api) = template.root.get_mut("Globals").and_then(|globals| globals.get_mut("Api")) {
        order_below(api);
    }
    if let Some(parameters) = template.root.get_mut("Parameters").and_then(Node::as_map_mut) {
        parameters.values_mut().filter_map(|parameter| parameter.get_mut("Default")).for_each(order_below);
        order_map(parameters);
    }
    if let Some(resources) = template.root.get_mut("Resources").and_then(Node::as_map_mut) {
        resources.values_mut().for_each(order_resource);
        order_map(resources);
    }
}

fn order_resource(resource: &mut Node) {
    let Some(kind) = kind(resource).map(str::to_owned) else { return };
    let Some(properties) = resource.get_mut("Properties") else { return };
    match kind.as_str() {
        REST_API | HTTP_API => order_below(properties),
        FUNCTION | STATE_MACHINE => {
            for name in ["FunctionName", "Events"] {
                if let Some(property) = properties.get_mut(name) {
                    order_below(property);
                }
            }
        }
        _ => {}
    }
}

fn order_below(node: &mut Node) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(order_below),
        Value::Map(map) => {
            map.values_mut().for_each(order_below);
            order_map(map);
        }
        _ => {}
    }
}

fn order_map(map: &mut Map) {
    *map = std::mem::take(map).into_hash_ordered();
}

fn kind(resource: &Node) -> Option<&str> {
    resource.get("Type")?.as_str()
}

fn has_rest_api(template: &Template) -> bool {
    template.resources().any(|(_, _, resource)| match kind(resource) {
        Some(REST_API) => true,
        Some(FUNCTION | STATE_MACHINE) => has_event(resource, "Api"),
        _ => false,
    })
}

fn has_event(resource: &Node, event_type: &str) -> bool {
    let events = resource.at(&["Properties", "Events"]).and_then(Node::as_map);
    let mut types = events.into_iter().flat_map(Map::values).filter_map(kind);
    types.any(|found| found == event_type)
}

fn has_http_api_with_default_authorizer(template: &Template) -> bool {
    let is_set = |auth: Option<&Node>| {
        auth.and_then(|auth| auth.get("DefaultAuthorizer")).is_some_and(Node::is_truthy)
    };
    let global = is_set(template.root.get("Globals").and_then(|globals| globals.at(&["HttpApi", "Auth"])));
    template.resources().any(|(_, _, resource)| match kind(resource) {
        Some(HTTP_API) => global || is_set(resource.at(&["Properties", "Auth"])),
        Some(FUNCTION) => global && has_event(resource, "HttpApi"),
        _ => false,
    })
}

//! The functions that APIs call, and for how long they wait for an answer.

use super::definitions;
use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::rules::lambda::functions;
use crate::rules::numbers::{Number, can_hold};
use crate::source::Span;
use crate::tree::{Map, Node};

/// A route or method of an API that calls a function and waits.
pub struct FunctionIntegration<'s, 't> {
    /// What kind of API it is, in words.
    pub api: &'static str,
    /// The function.
    pub function: &'s Resource<'t>,
    /// For how many milliseconds the API waits.
    pub limit: Number,
    /// The route or method.
    pub span: Span,
}

/// What integrations have, as it is called where they are written.
struct Keys {
    uri: &'static str,
    timeout: &'static str,
    parameters: &'static str,
    transfer: &'static str,
}

const IN_DEFINITION: Keys = Keys {
    uri: "uri",
    timeout: "timeoutInMillis",
    parameters: "requestParameters",
    transfer: "responseTransferMode",
};
const OF_METHOD: Keys = Keys {
    uri: "Uri",
    timeout: "TimeoutInMillis",
    parameters: "RequestParameters",
    transfer: "ResponseTransferMode",
};
const OF_ROUTE: Keys = Keys { uri: "IntegrationUri", ..OF_METHOD };

/// An API that waits this long where nothing else is said ("Quotas" of each kind of API).
#[derive(Clone, Copy)]
struct Api {
    words: &'static str,
    milliseconds: i128,
}

const REST: Api = Api { words: "REST API", milliseconds: 29_000 };
const HTTP: Api = Api { words: "HTTP API", milliseconds: 30_000 };

/// Where an integration stands.
struct Place<'n> {
    integration: &'n Map,
    span: Span,
    scope: Scope,
}

/// All of them.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<FunctionIntegration<'s, 't>> {
    let mut found = Vec::new();
    for definition in definitions::all(subject) {
        let api = if definition.is_rest { REST } else { HTTP };
        for path in definition.paths(subject) {
            for operation in path.operations() {
                let Some(integration) = operation.integration() else { continue };
                let span = definition.file.map_or(operation.span, |(_, span)| span);
                let place = Place { integration, span, scope: path.scope.clone() };
                found.extend(function_integrations(subject, &place, &IN_DEFINITION, api));
            }
        }
    }
    found.extend(of_methods(subject));
    found.extend(of_routes(subject));
    found
}

fn of_methods<'s, 't>(subject: &'s Subject<'t>) -> Vec<FunctionIntegration<'s, 't>> {
    let methods = subject.resources_of("AWS::ApiGateway::Method");
    let found = methods.flat_map(|method| {
        let reached = subject.reach(method, &["Integration"]).into_iter();
        let places = reached.filter_map(|at| {
            Some(Place { integration: at.node.as_map()?, span: method.span, scope: at.scope })
        });
        places.flat_map(|place| function_integrations(subject, &place, &OF_METHOD, REST)).collect::<Vec<_>>()
    });
    found.collect()
}

/// Clients of WebSocket APIs are left out: what a function sends them later does not go through the route.
fn of_routes<'s, 't>(subject: &'s Subject<'t>) -> Vec<FunctionIntegration<'s, 't>> {
    let integrations = subject.resources_of("AWS::ApiGatewayV2::Integration");
    let of_http_apis = integrations.filter(|resource| {
        let api = resource.property("ApiId").and_then(|node| subject.target(node));
        api.and_then(|api| api.property("ProtocolType")?.as_str()) == Some("HTTP")
    });
    let found = of_http_apis.filter_map(|resource| {
        let (span, scope) = (resource.span, resource.scope.clone());
        let place = Place { integration: resource.properties?, span, scope };
        Some(function_integrations(subject, &place, &OF_ROUTE, HTTP))
    });
    found.flatten().collect()
}

/// The integration, for each time that it can wait, if it calls a function of the template and waits at all.
fn function_integrations<'s, 't>(
    subject: &'s Subject<'t>,
    place: &Place,
    keys: &Keys,
    api: Api,
) -> Vec<FunctionIntegration<'s, 't>> {
    let uri = place.integration.get(keys.uri);
    let Some(function) = uri.and_then(|uri| functions::mentioned(subject, uri)) else { return Vec::new() };
    let is_streamed = place.integration.get(keys.transfer).and_then(Node::as_str) == Some("STREAM");
    if is_streamed || is_asynchronous(place.integration.get(keys.parameters)) {
        return Vec::new();
    }
    let limits = limits(subject, place, keys, api).into_iter();
    let possible = limits.filter(|limit| can_hold(subject, &[&limit.scope, &function.scope]));
    possible.map(|limit| FunctionIntegration { api: api.words, function, limit, span: place.span }).collect()
}

/// Whether the function is called without waiting ("Set up asynchronous invocation of the backend Lambda
/// function").
fn is_asynchronous(parameters: Option<&Node>) -> bool {
    let names = parameters.and_then(Node::as_map).into_iter().flat_map(Map::keys);
    names.into_iter().any(|name| name.to_ascii_lowercase().ends_with("x-amz-invocation-type"))
}

fn limits(subject: &Subject, place: &Place, keys: &Keys, api: Api) -> Vec<Number> {
    let Some(node) = place.integration.get(keys.timeout) else {
        return vec![Number { value: api.milliseconds, scope: place.scope.clone(), span: place.span }];
    };
    let values = subject.evaluator.values(node, &place.scope).into_iter();
    let limits = values.filter_map(|one| {
        Some(Number { value: one.node.scalar_text()?.parse().ok()?, scope: one.scope, span: node.span })
    });
    limits.collect()
}

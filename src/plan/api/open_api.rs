//! The definition of an API in OpenAPI 3 or Swagger 2, with the extensions of API Gateway.
//!
//! What it says to readers of documentation has no effect here; extensions that nobody reads are told.

use super::security::{Demand, Security};
use super::{cors, integration, network};
use crate::plan::model::{Api, ApiKind, Origin, Route, Setting};
use crate::plan::properties::Properties;

/// How the names of API Gateway's extensions begin.
const EXTENSION: &str = "x-amazon-apigateway-";

/// The methods that a path can have, and the word for all of them.
const METHODS: &[&str] = &["delete", "get", "head", "options", "patch", "post", "put", "trace"];
const ANY_METHOD: &str = "x-amazon-apigateway-any-method";

/// The path of the route that takes what no other does.
const DEFAULT_ROUTE: &str = "$default";

/// Extensions of the whole definition that have no effect on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "x-amazon-apigateway-documentation",
    "x-amazon-apigateway-endpoint-access-mode",
    "x-amazon-apigateway-endpoint-configuration",
    "x-amazon-apigateway-importexport-version",
    "x-amazon-apigateway-minimum-compression-size",
    "x-amazon-apigateway-request-validators",
    "x-amazon-apigateway-security-policy",
];

/// What is told of validators.
pub const NOT_VALIDATED: &str = "requests are passed on without validation";
/// What is told of resource policies.
pub const NO_POLICY: &str = "everyone on this machine may ask";

/// Adds what a definition says to its API.
pub fn read(root: &Properties, api: &mut Api) {
    ignore_documentation(root);
    root.child("components").iter().for_each(ignore_documentation);
    root.ignore(WITHOUT_EFFECT);
    root.not_emulated("x-amazon-apigateway-policy", NO_POLICY);
    root.not_emulated("x-amazon-apigateway-request-validator", NOT_VALIDATED);
    api.binary_types.extend(root.texts("x-amazon-apigateway-binary-media-types"));
    api.gateway_responses = root.tree("x-amazon-apigateway-gateway-responses");
    api.key_source = root.text("x-amazon-apigateway-api-key-source");
    api.cors = root.child("x-amazon-apigateway-cors").map(|cors| cors::of(&cors));
    let security = Security::of(root, api);
    let Some(paths) = root.child("paths") else { return };
    for path in paths.names() {
        if let Some(item) = paths.child(&path) {
            read_path(root, &security, &path, &item, api);
        }
    }
}

/// All but extensions of API Gateway.
fn ignore_documentation(properties: &Properties) {
    for name in properties.names().iter().filter(|name| !name.starts_with(EXTENSION)) {
        properties.ignore(&[name]);
    }
}

fn read_path(root: &Properties, security: &Security, path: &str, item: &Properties, api: &mut Api) {
    ignore_documentation(item);
    for name in item.names() {
        let method = match name.as_str() {
            ANY_METHOD => "ANY".to_owned(),
            name if METHODS.contains(&name.to_ascii_lowercase().as_str()) => name.to_ascii_uppercase(),
            _ => continue,
        };
        let Some(operation) = item.child(&name) else { continue };
        let place = item.name_place(&name).unwrap_or(operation.place);
        let path = if takes_all(&operation, path, &name, api.kind) { DEFAULT_ROUTE } else { path };
        let path = Setting::Known(path.to_owned(), Origin::template(place));
        api.routes.extend(route(root, security, &operation, method, path, api.kind));
    }
}

/// Whether an operation of an HTTP API is the route of all that no other takes. Its path begins with a slash there, since OpenAPI
/// knows no others ("Exporting an HTTP API from API Gateway" in the developer guide; SAM writes it so with `FailOnWarnings`).
fn takes_all(operation: &Properties, path: &str, method: &str, api: ApiKind) -> bool {
    let is_marked = || operation.flag("isDefaultRoute").is_some_and(|marked| marked.known() == Some(&true));
    api == ApiKind::Http
        && method == ANY_METHOD
        && (path.strip_prefix('/') == Some(DEFAULT_ROUTE) || is_marked())
}

fn route(
    root: &Properties,
    security: &Security,
    operation: &Properties,
    method: String,
    path: Setting<String>,
    api: ApiKind,
) -> Option<Route> {
    ignore_documentation(operation);
    operation.not_emulated("x-amazon-apigateway-request-validator", NOT_VALIDATED);
    let Demand { authorizer, scopes, api_key } = security.asked_by(operation);
    let place = match path {
        Setting::Known(_, origin) => origin.place,
        Setting::Unknown(_) => operation.place,
    };
    let Some(integration) = shared(root, operation) else {
        let what = format!("{method} {}", path.known().map_or("", String::as_str));
        let why = "the operation has no integration, so nobody answers";
        operation.context.not_emulated(&operation.id, what, why, place);
        return None;
    };
    network::tell(&integration, &integration, "connectionType");
    Some(Route {
        method: Some(method),
        path,
        invoke_mode: integration::invoke_mode(&integration),
        integration: integration::of(&integration, api),
        authorizer,
        scopes,
        api_key,
        response_selection: None,
        place,
    })
}

/// The integration of an operation, which may be one that several share:
/// `$ref: '#/components/x-amazon-apigateway-integrations/name'`.
fn shared<'a>(root: &Properties<'a>, operation: &Properties<'a>) -> Option<Properties<'a>> {
    let own = operation.child("x-amazon-apigateway-integration")?;
    let named = own.text("$ref").and_then(|named| named.known().cloned());
    let Some(named) = named else { return Some(own) };
    let name = named.strip_prefix("#/components/x-amazon-apigateway-integrations/")?;
    root.child("components")?.child("x-amazon-apigateway-integrations")?.child(name)
}

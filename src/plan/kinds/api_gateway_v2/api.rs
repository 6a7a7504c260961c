//! `AWS::ApiGatewayV2::Api`: HTTP and WebSocket APIs.

use super::super::{Kind, Planned};
use crate::plan::api::security::Demand;
use crate::plan::api::{self, cors, definition, open_api};
use crate::plan::model::{Api, ApiKind, Integration, Route, RunPlan, Setting};
use crate::plan::properties::Properties;

/// HTTP and WebSocket APIs.
pub const KIND: Kind = Kind { name: api::V2, section: "apis", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "CredentialsArn",
    "Description",
    "DisableExecuteApiEndpoint",
    "DisableSchemaValidation",
    "FailOnWarnings",
    "IpAddressType",
    "Name",
    "Tags",
    "Version",
];

fn add(declared: &Planned, plan: &mut RunPlan) {
    let properties = &declared.properties;
    properties.ignore(WITHOUT_EFFECT);
    let protocol = properties.text("ProtocolType");
    let is_websocket = protocol.as_ref().and_then(Setting::known).is_some_and(|kind| kind == "WEBSOCKET");
    let kind = if is_websocket { ApiKind::Websocket } else { ApiKind::Http };
    let mut api = api::empty(declared, kind);
    let definition = definition::of(declared);
    api.definition_file = definition.file;
    if let Some(root) = &definition.root {
        open_api::read(root, &mut api);
    }
    let cors = properties.child("CorsConfiguration").map(|cors| cors::of(&cors));
    api.cors = cors.or(api.cors);
    api.key_source = properties.text("ApiKeySelectionExpression").or(api.key_source);
    let selection = properties.text("RouteSelectionExpression");
    api.route_selection = selection.filter(|_| is_websocket);
    tell_of_base_path(properties);
    add_quick(declared, &mut api);
    plan.apis.push(api);
}

fn tell_of_base_path(properties: &Properties) {
    let kept = properties.text("BasePath");
    if kept.as_ref().and_then(Setting::known).is_some_and(|kept| kept != "ignore") {
        let why = "paths are those of the definition, without its base path";
        properties.not_emulated("BasePath", why);
    }
}

/// With a target of its own, an API has a route to it, and a stage (API Gateway developer guide, "Create an HTTP API by
/// using quick create").
fn add_quick(declared: &Planned, api: &mut Api) {
    let properties = &declared.properties;
    let key = properties.text_or("RouteKey", "$default");
    let Some(target) = properties.target("Target") else { return };
    let place = properties.name_place("Target").unwrap_or(properties.place);
    let is_address = target.known().is_some_and(|target| target.address.starts_with("http"));
    let kind = if is_address { "http_proxy" } else { "aws_proxy" };
    let Demand { authorizer, scopes, api_key } = Demand::nothing(place);
    let (method, path) = api::key_parts(key);
    api.routes.push(Route {
        method,
        path,
        integration: Integration {
            kind: properties.default(kind.to_owned()),
            target: Some(target),
            action: None,
            method: None,
            payload_version: (!is_address).then(|| properties.default("2.0".to_owned())),
            timeout: Some(properties.default(30_000)),
            settings: None,
        },
        authorizer,
        scopes,
        api_key,
        invoke_mode: None,
        response_selection: None,
        place,
    });
    api.stages.push(api::stage(properties.default("$default".to_owned()), None, place));
}

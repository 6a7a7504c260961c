//! `AWS::ApiGateway::Method`.

use super::super::{Kind, Planned};
use super::resource::RESOURCE;
use crate::plan::api::security::{self, Demand};
use crate::plan::api::{self, Piece, integration, network, open_api, renamed};
use crate::plan::model::{ApiKind, Origin, Route, RunPlan, Setting};

/// Methods of paths.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::Method", section: "apis", add };

/// What means nothing on this machine, or is read when there is an integration.
const WITHOUT_EFFECT: &[&str] =
    &["MethodResponses", "OperationName", "RequestModels", "RequestParameters", "RestApiId"];

fn add(method: &Planned, _: &mut RunPlan) {
    let properties = &method.properties;
    properties.ignore(WITHOUT_EFFECT);
    properties.not_emulated("RequestValidatorId", open_api::NOT_VALIDATED);
    let Demand { authorizer, scopes, api_key } =
        security::declared(properties, super::authorizer::AUTHORIZER);
    let place = method.node.span;
    let name = properties.text("HttpMethod");
    let integration = properties.child("Integration").and_then(|own| {
        let integration = renamed::renamed(&own, &[])?;
        network::tell(&integration, &own, "ConnectionType");
        Some(integration)
    });
    let Some(resource) = properties.target_of("ResourceId", RESOURCE) else { return };
    let Some(integration) = integration.filter(|integration| !integration.names().is_empty()) else {
        let why = "the method has no integration, so nobody answers";
        method.context.not_emulated(&method.identity.id, "Integration", why, place);
        return;
    };
    let route = Route {
        method: name.and_then(|name| name.known().map(|name| name.to_ascii_uppercase())),
        path: Setting::Known("/".to_owned(), Origin::template(place)),
        invoke_mode: integration::invoke_mode(&integration),
        integration: integration::of(&integration, ApiKind::Rest),
        authorizer,
        scopes,
        api_key,
        response_selection: None,
        place,
    };
    api::add_to(method, "RestApiId", api::REST, Piece::Method(resource, Box::new(route)));
}

//! `AWS::Serverless::WebSocketApi`: a WebSocket API with its routes, its stage and what goes with them.

mod api;
mod auth;
mod domain;
mod ignored;
mod routes;
mod stage;
mod tags;

use super::context::{Context, Expanded};
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Attributes, Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};
use crate::tree::Node;

/// `AWS::Serverless::WebSocketApi`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::WebSocketApi",
    becomes: Some("AWS::ApiGatewayV2::Api"),
    phase: Phase::Apis,
    properties: PROPERTIES,
    referable: &[("Stage", "AWS::ApiGatewayV2::Stage"), ("DomainName", "AWS::ApiGatewayV2::DomainName")],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("ApiKeySelectionExpression", Shape::String),
    Property::optional("AccessLogSettings", Shape::Map),
    Property::optional("Auth", Shape::Map),
    Property::optional("DefaultRouteSettings", Shape::Map),
    Property::optional("Description", Shape::String),
    Property::optional("DisableExecuteApiEndpoint", Shape::Bool),
    Property::optional("Domain", Shape::Map),
    Property::optional("DisableSchemaValidation", Shape::Bool),
    Property::optional("FailOnWarnings", Shape::Bool),
    Property::optional("IpAddressType", Shape::String),
    Property::optional("Name", Shape::String),
    Property::optional("PropagateTags", Shape::Bool),
    Property::required("Routes", Shape::Map),
    Property::optional("RouteSettings", Shape::Map),
    Property::required("RouteSelectionExpression", Shape::String),
    Property::optional("StageName", STRING_OR_MAP),
    Property::optional("StageVariables", Shape::Map),
    Property::optional("Tags", Shape::Map),
];

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    ignored::report(context, &resource);
    // The reference passes on no other attributes, not even the condition.
    let depends_on = resource.attributes.depends_on.take();
    resource.attributes = Attributes::default();
    resource.attributes.depends_on = depends_on;
    let auth = resource.resolve(context, "Auth")?;
    let domain = resource.resolve(context, "Domain")?;
    let routes = resource.resolve(context, "Routes")?;

    let routes = routes.as_ref().and_then(Node::as_map);
    let auth = auth::read(context, &resource, auth.as_ref(), routes);
    let known = auth.as_ref().ok().and_then(Option::as_ref);
    // Without `Routes` there is an error already.
    let routes = routes.map_or(Ok(Vec::new()), |routes| routes::make(context, &resource, routes, known));
    let api = api::make(context, &resource);
    let domain = domain::make(context, &resource, domain.as_ref());
    let stage = stage::make(context, &resource);
    let (api, routes, auth, mut stage) = (api?, routes?, auth?, stage?);

    stage::depend_on_routes(&mut stage, &routes);
    let mut resources = vec![api];
    resources.extend(routes.into_iter().chain(domain?));
    resources.push(stage);
    if let Some(auth) = auth {
        resources.extend(auth.into_resources(context, &resource)?);
    }
    Ok(resources)
}

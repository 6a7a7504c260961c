//! `AWS::Serverless::HttpApi`: an HTTP API with its stage and what goes with them.

mod api;
mod auth;
pub mod authorizer;
mod cors;
mod definition;
pub mod open_api;
mod stage;

use super::api_v2::domain::{self, RecordSetGroup};
use super::context::{Context, Expanded};
use super::implicit_api::MANAGED;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};

/// The path of the catch-all route.
pub const DEFAULT_ROUTE: &str = "$default";

/// `AWS::Serverless::HttpApi`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::HttpApi",
    becomes: Some("AWS::ApiGatewayV2::Api"),
    phase: Phase::Apis,
    properties: PROPERTIES,
    referable: &[("Stage", "AWS::ApiGatewayV2::Stage"), ("DomainName", "AWS::ApiGatewayV2::DomainName")],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional(MANAGED, Shape::Bool),
    Property::optional("Name", Shape::Any),
    Property::optional("StageName", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool),
    Property::optional("DefinitionBody", Shape::Map),
    Property::optional("DefinitionUri", STRING_OR_MAP),
    Property::optional("StageVariables", Shape::Map),
    Property::optional("CorsConfiguration", Shape::OneOf(&[Shape::Bool, Shape::Map])),
    Property::optional("AccessLogSettings", Shape::Map),
    Property::optional("DefaultRouteSettings", Shape::Map),
    Property::optional("Auth", Shape::Map),
    Property::optional("RouteSettings", Shape::Map),
    Property::optional("Domain", Shape::Map),
    Property::optional("FailOnWarnings", Shape::Bool),
    Property::optional("Description", Shape::String),
    Property::optional("DisableExecuteApiEndpoint", Shape::Bool),
];

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    let cors = resource.resolve(context, "CorsConfiguration")?;
    let domain = resource.resolve(context, "Domain")?;
    let api = api::make(context, &resource, cors.as_ref());
    let tags = api.as_ref().ok().and_then(|api| api.tags.clone());
    let domain_tags = api::domain_tags(&resource, tags.as_ref());
    let domain = domain::make(context, &resource, domain.as_ref(), RecordSetGroup::Shared, domain_tags);
    let stage = stage::make(context, &resource, tags);
    let api = api?;
    let mut permissions = Vec::new();
    for authorizer in &api.authorizers {
        permissions.extend(authorizer.permission(context, &resource)?);
    }
    let mut resources = vec![api.resource];
    resources.extend(permissions.into_iter().chain(domain?));
    resources.push(stage?);
    Ok(resources)
}

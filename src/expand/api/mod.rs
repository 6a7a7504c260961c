//! `AWS::Serverless::Api`: a REST API with its deployment, stage and what goes with them.

mod auth;
mod authorizer;
mod base_path;
mod cors;
mod definition;
pub mod deployment;
mod domain;
mod gateway_response;
mod models;
mod open_api_3;
pub mod python_text;
mod record_set;
mod rest_api;
mod security_definition;
mod stage;
pub mod swagger;
mod usage_plan;

use super::context::{Context, Expanded};
use super::implicit_api::MANAGED;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::template::intrinsic;
use crate::tree::{Node, Text};

/// `AWS::Serverless::Api`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Api",
    becomes: Some("AWS::ApiGateway::RestApi"),
    phase: Phase::Apis,
    properties: PROPERTIES,
    referable: &[
        ("Stage", "AWS::ApiGateway::Stage"),
        ("Deployment", "AWS::ApiGateway::Deployment"),
        ("DomainName", "AWS::ApiGateway::DomainName"),
        ("DomainNameV2", "AWS::ApiGateway::DomainNameV2"),
        ("UsagePlan", "AWS::ApiGateway::UsagePlan"),
        ("UsagePlanKey", "AWS::ApiGateway::UsagePlanKey"),
        ("ApiKey", "AWS::ApiGateway::ApiKey"),
    ],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional(MANAGED, Shape::Bool),
    Property::optional("Name", STRING_OR_MAP),
    Property::required("StageName", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool),
    Property::optional("DefinitionBody", Shape::Map),
    Property::optional("DefinitionUri", STRING_OR_MAP),
    Property::optional("MergeDefinitions", Shape::Bool).literal(),
    Property::optional("CacheClusterEnabled", Shape::Bool),
    Property::optional("CacheClusterSize", Shape::String),
    Property::optional("Variables", Shape::Map),
    Property::optional("EndpointConfiguration", STRING_OR_MAP),
    Property::optional("MethodSettings", Shape::List),
    Property::optional("BinaryMediaTypes", Shape::List),
    Property::optional("MinimumCompressionSize", Shape::Int),
    Property::optional("Cors", STRING_OR_MAP),
    Property::optional("Auth", Shape::Map),
    Property::optional("GatewayResponses", Shape::Map),
    Property::optional("AccessLogSetting", Shape::Map),
    Property::optional("CanarySetting", Shape::Map),
    Property::optional("TracingEnabled", Shape::Bool),
    Property::optional("OpenApiVersion", Shape::String),
    Property::optional("Models", Shape::Map),
    Property::optional("Domain", Shape::Map),
    Property::optional("FailOnWarnings", Shape::Bool),
    Property::optional("Description", Shape::String),
    Property::optional("Mode", Shape::String),
    Property::optional("DisableExecuteApiEndpoint", Shape::Bool),
    Property::optional("ApiKeySourceType", Shape::String),
    Property::optional("AlwaysDeploy", Shape::Bool).literal(),
    Property::optional("Policy", STRING_OR_MAP),
    Property::optional("SecurityPolicy", Shape::String),
    Property::optional("EndpointAccessMode", Shape::String),
];

/// Properties that SAM must know while expanding, so that parameters in them are replaced.
const RESOLVED: &[&str] = &["BinaryMediaTypes", "Domain", "Auth"];

/// State that the REST APIs of a template share.
#[derive(Debug, Default)]
pub struct Shared {
    usage_plan: usage_plan::SharedPlan,
}

/// A REST API while it is being expanded.
struct Api {
    /// The resource in the template. Its `Domain` changes on the way.
    source: SamResource,
    /// Its definition, when it stands in the template: what the user wrote, and what each property
    /// that works through it has added so far.
    body: Option<Node>,
}

impl Api {
    fn new(source: SamResource) -> Self {
        Api { body: source.truthy("DefinitionBody").cloned(), source }
    }

    fn id(&self) -> &Text {
        &self.source.logical_id
    }

    /// `Ref` to the REST API.
    fn reference(&self) -> Node {
        intrinsic::reference(self.id(), self.source.span)
    }
}

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    for property in RESOLVED {
        if let Some(node) = resource.properties.get_mut(property) {
            context.resolve(node)?;
        }
    }
    let mut api = Api::new(resource);
    let authorizers = definition::edit(context, &mut api);
    let rest_api = rest_api::make(context, &api);
    let domain = domain::expand(context, &mut api);
    let usage_plan = usage_plan::expand(context, &api);
    let (authorizers, rest_api) = (authorizers?, rest_api?);

    // The ids of deployments depend on what became of the definition and of the domain.
    let deployment = deployment::make(context, &api, rest_api::definition(&rest_api))?;
    let stage = stage::make(context, &api, &deployment)?;
    let permissions = authorizer::permissions(context, &api, &authorizers)?;

    let mut generated = vec![rest_api, deployment, stage];
    generated.extend(permissions.into_iter().chain(domain?).chain(usage_plan?));
    tags::propagate(&api.source, &mut generated);
    Ok(generated)
}

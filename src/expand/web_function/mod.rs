//! `AWS::Serverless::WebFunction`: a function that serves HTTP by itself, its revision, its endpoint
//! and its execution role.

mod endpoint;
mod regions;
mod revision;
mod rules;

use super::context::{Context, Expanded};
use super::policy::role::{RoleParts, execution_role};
use super::policy::statements;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node};

/// `AWS::Serverless::WebFunction`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::WebFunction",
    becomes: Some("AWS::Lambda::WebFunction"),
    phase: Phase::WebFunctions,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("FunctionName", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("ReplicaRegions", Shape::OneOf(&[Shape::List, Shape::Map])),
    Property::optional("AuthType", Shape::Any),
    Property::optional("Runtime", Shape::Any),
    Property::optional("CodeUri", Shape::Any),
    Property::optional("InlineCode", Shape::Any),
    Property::optional("RevisionDescription", Shape::Any),
    Property::optional("KmsKeyArn", Shape::Any),
    Property::optional("ExecutionRoleArn", Shape::String),
    Property::optional("EnvironmentVariables", Shape::Map),
    Property::optional("EntryPoint", Shape::Any),
    Property::optional("MaxConcurrencyPerEnvironment", Shape::Any),
    Property::optional("EgressNetworkConnectorArn", Shape::Any),
    Property::optional("Timeout", Shape::Int),
    Property::optional("LoggingConfig", Shape::Any),
    Property::optional("RevisionWeights", Shape::Any),
    Property::optional("EndpointName", Shape::Any),
    Property::optional("EndpointType", Shape::Any),
    Property::optional("EndpointDescription", Shape::Any),
    Property::optional("ScalingConfig", Shape::Any),
    Property::optional("ThrottleConfig", Shape::Any),
    Property::optional("AutoDeploymentMode", Shape::Any),
];

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    let checked = rules::check(context, &mut resource);
    let regions = regions::list(context, &resource);
    let build = revision::build_config(context, &resource);
    checked?;
    let tags = tags::marked_tags(context, resource.get("Tags"), Vec::new(), resource.span)?;
    let role = match resource.get("ExecutionRoleArn") {
        Some(_) => None,
        None => Some(role(context, &resource, tags.clone())?),
    };
    let arn = role.as_ref().map(|role| role.get_att("Arn"));
    let arn = arn.or_else(|| resource.get("ExecutionRoleArn").cloned());
    let function = function(context, &resource, tags)?;
    let revision = revision::make(context, &resource, build?, arn)?;
    let endpoint = endpoint::make(context, &resource, &revision, regions?)?;
    Ok(role.into_iter().chain([function, revision, endpoint]).collect())
}

fn role(context: &mut Context, resource: &SamResource, tags: Vec<Node>) -> Expanded<Resource> {
    let cause = resource.span;
    let basic = context.partition.managed_policy_arn("service-role/AWSLambdaBasicExecutionRole");
    let parts = RoleParts {
        assume_role_policy: Some(statements::assume_role("lambda.amazonaws.com", cause)),
        managed_policies: vec![basic.into_node(cause)],
        tags,
        ..RoleParts::default()
    };
    execution_role(context, &resource.logical_id, resource.attributes.passed_on(), parts, cause)
}

fn function(context: &mut Context, resource: &SamResource, tags: Vec<Node>) -> Expanded<Resource> {
    let (id, cause) = (resource.logical_id.clone(), resource.span);
    let attributes = resource.attributes.clone();
    let mut function = Resource::new(context, id, "AWS::Lambda::WebFunction", attributes, cause)?;
    function.set("FunctionName", name(resource));
    function.set("Tags", tags);
    Ok(function)
}

/// How much of the logical id goes into a name: 64 characters, less those of the suffix and its dash.
const LONGEST_ID_IN_NAME: usize = 64 - 8 - 1;

/// The name of the function; without one, its logical id and the first eight digits of the stack's
/// GUID, because revision and endpoint need to know the name that CloudFormation would make up.
fn name(resource: &SamResource) -> Node {
    if let Some(name) = resource.truthy("FunctionName") {
        return name.clone();
    }
    let cause = resource.span;
    let id: String = resource.logical_id.chars().take(LONGEST_ID_IN_NAME).collect();
    let select = |index: i32, delimiter: &str, text: Node| {
        let parts = map!(cause; "Fn::Split" => list!(cause; delimiter, text));
        map!(cause; "Fn::Select" => list!(cause; index, parts))
    };
    let guid = select(2, "/", intrinsic::reference("AWS::StackId", cause));
    let suffix = map!(cause; "StackIdSuffix" => select(0, "-", guid));
    intrinsic::sub_with(format!("{id}-${{StackIdSuffix}}"), suffix, cause)
}

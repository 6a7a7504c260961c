//! `AWS::Serverless::CapacityProvider`: instances of the user's own account that Lambda manages, and
//! the role with which it does so.

use super::context::{Context, Expanded};
use super::policy::role::{RoleParts, execution_role};
use super::policy::statements;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::scalar::{self, Scalar};
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node};

/// `AWS::Serverless::CapacityProvider`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::CapacityProvider",
    becomes: Some("AWS::Lambda::CapacityProvider"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("CapacityProviderName", STRING_OR_MAP),
    Property::required("VpcConfig", Shape::Fields(VPC_CONFIG)).literal(),
    Property::optional("OperatorRole", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool).literal(),
    Property::optional("InstanceRequirements", Shape::Fields(INSTANCE_REQUIREMENTS)).literal(),
    Property::optional("ScalingConfig", Shape::Fields(SCALING_CONFIG)).literal(),
    Property::optional("KmsKeyArn", STRING_OR_MAP),
    Property::optional("LoggingConfig", Shape::Map),
    Property::optional("ManagedResourceTags", Shape::Fields(MANAGED_RESOURCE_TAGS)).literal(),
];

const STRINGS: Shape = Shape::OneOf(&[Shape::ListOf(&STRING), Shape::Intrinsic]);
const STRING: Shape = Shape::OneOf(&[Shape::Readable(Scalar::String), Shape::Intrinsic]);

const VPC_CONFIG: &[Property] =
    &[Property::required("SubnetIds", STRINGS), Property::optional("SecurityGroupIds", STRINGS)];

const INSTANCE_REQUIREMENTS: &[Property] = &[
    Property::optional("Architectures", STRINGS),
    Property::optional("AllowedTypes", STRINGS),
    Property::optional("ExcludedTypes", STRINGS),
];

const SCALING_CONFIG: &[Property] = &[
    Property::optional("MaxVCpuCount", Shape::OneOf(&[Shape::Readable(Scalar::Int), Shape::Intrinsic])),
    Property::optional(
        "AverageCPUUtilization",
        Shape::OneOf(&[Shape::Readable(Scalar::Float), Shape::Intrinsic]),
    ),
];

const MANAGED_RESOURCE_TAGS: &[Property] = &[Property::optional("Tags", Shape::Map)];

/// What Lambda must be allowed to do with the instances.
const OPERATOR_POLICY: &str = "AWSLambdaManagedEC2ResourceOperator";

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    scalar::conform_properties(&mut resource.properties, PROPERTIES);
    check_instance_types(context, &resource)?;
    let role = match resource.truthy("OperatorRole") {
        Some(_) => None,
        None => Some(operator_role(context, &resource, OPERATOR_POLICY)?),
    };
    let provider = provider(context, &resource, role.as_ref())?;
    let mut generated: Vec<Resource> = role.into_iter().chain([provider]).collect();
    tags::combine(&resource, &mut generated);
    Ok(generated)
}

fn check_instance_types(context: &mut Context, resource: &SamResource) -> Expanded<()> {
    let requirements = resource.get("InstanceRequirements").and_then(Node::as_map);
    let place = |name: &str| requirements.filter(|map| map.given(name).is_some())?.key_span(name);
    let (Some(allowed), Some(excluded)) = (place("AllowedTypes"), place("ExcludedTypes")) else {
        return Ok(());
    };
    let found = "`AllowedTypes` and `ExcludedTypes` exclude each other";
    let problem = Diagnostic::new(code::CONFLICTING_PROPERTIES, excluded, found)
        .related(allowed, "`AllowedTypes` is set here")
        .help("remove one of them");
    Err(context.error(problem))
}

/// The role with which Lambda acts for the resource, with one policy that AWS manages.
pub fn operator_role(context: &mut Context, resource: &SamResource, policy: &str) -> Expanded<Resource> {
    let cause = resource.span;
    let parts = RoleParts {
        assume_role_policy: Some(statements::assume_role("lambda.amazonaws.com", cause)),
        managed_policies: vec![context.partition.managed_policy_arn(policy).into_node(cause)],
        tags: tags::tags_then_mark(None, "lambda:createdBy", cause),
        ..RoleParts::default()
    };
    let owner = format!("{}Operator", resource.logical_id).into();
    execution_role(context, &owner, resource.attributes.passed_on(), parts, cause)
}

/// The ARN of the operator role: the one that is given, or else the one that was made.
pub fn operator_role_arn(resource: &SamResource, made: Option<&Resource>) -> Option<Node> {
    made.map(|role| role.get_att("Arn")).or_else(|| resource.get("OperatorRole").cloned())
}

fn provider(context: &mut Context, resource: &SamResource, role: Option<&Resource>) -> Expanded<Resource> {
    let (id, cause) = (resource.logical_id.clone(), resource.span);
    let attributes = resource.attributes.clone();
    let mut provider = Resource::new(context, id, "AWS::Lambda::CapacityProvider", attributes, cause)?;
    provider.set_some("CapacityProviderName", resource.truthy("CapacityProviderName"));
    provider.set_some("VpcConfig", resource.get("VpcConfig").map(|config| renamed(config, VPC_NAMES)));
    let role = operator_role_arn(resource, role);
    provider.set_some("PermissionsConfig", role.map(|arn| map!(cause; CAPACITY_PROVIDER_ROLE => arn)));
    provider.set("Tags", tags::tags_then_mark(resource.get("Tags"), "lambda:createdBy", cause));
    let requirements = resource.get("InstanceRequirements").filter(|node| has_entries(node));
    provider.set_some("InstanceRequirements", requirements.map(|node| renamed(node, INSTANCE_NAMES)));
    let scaling = resource.get("ScalingConfig").filter(|node| has_entries(node));
    provider.set_some("CapacityProviderScalingConfig", scaling.map(scaling_config));
    provider.set_some("KmsKeyArn", resource.truthy("KmsKeyArn"));
    let logging = resource.truthy("LoggingConfig");
    provider.set_some("TelemetryConfig", logging.map(|config| map!(config.span; "LoggingConfig" => config)));
    let managed = resource.get("ManagedResourceTags").and_then(|node| node.as_map()?.given("Tags"));
    provider.set_some("PropagateTags", managed.and_then(Node::as_map).map(|tags| explicit(tags, cause)));
    Ok(provider)
}

const CAPACITY_PROVIDER_ROLE: &str = "CapacityProviderOperatorRoleArn";

const VPC_NAMES: &[(&str, &str)] = &[("SubnetIds", "SubnetIds"), ("SecurityGroupIds", "SecurityGroupIds")];

/// Names in SAM, and names in CloudFormation.
const INSTANCE_NAMES: &[(&str, &str)] = &[
    ("Architectures", "Architectures"),
    ("AllowedTypes", "AllowedInstanceTypes"),
    ("ExcludedTypes", "ExcludedInstanceTypes"),
];

fn has_entries(node: &Node) -> bool {
    node.as_map().is_some_and(|map| map.values().any(|value| !value.is_null()))
}

/// The entries that are given, under their names in CloudFormation.
fn renamed(node: &Node, names: &[(&str, &str)]) -> Node {
    let mut map = Map::new();
    for (sam, cloud_formation) in names {
        map.insert_some(*cloud_formation, node.as_map().and_then(|node| node.given(sam)).cloned());
    }
    map.into_node(node.span)
}

fn scaling_config(config: &Node) -> Node {
    let given = |name: &str| config.as_map().and_then(|map| map.given(name));
    let mut scaling = Map::new();
    scaling.insert_some("MaxVCpuCount", given("MaxVCpuCount").cloned());
    let target = given("AverageCPUUtilization");
    let mode = if target.is_some() { "Manual" } else { "Auto" };
    scaling.insert("ScalingMode", mode.into_node(config.span));
    if let Some(target) = target {
        let policy = map!(target.span;
            "PredefinedMetricType" => "LambdaCapacityProviderAverageCPUUtilization", "TargetValue" => target);
        scaling.insert("ScalingPolicies", list!(target.span; policy));
    }
    scaling.into_node(config.span)
}

fn explicit(tags: &Map, cause: Span) -> Node {
    map!(cause; "Mode" => "Explicit", "ExplicitTags" => tags::tag_list(tags))
}

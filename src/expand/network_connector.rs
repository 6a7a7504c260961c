//! `AWS::Serverless::NetworkConnector`: a way out into a VPC for MicroVMs or web functions, and the
//! role with which Lambda makes it.

use super::capacity_provider::{operator_role, operator_role_arn};
use super::context::{Context, Expanded};
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::scalar::Scalar;
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::Node;

/// `AWS::Serverless::NetworkConnector`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::NetworkConnector",
    becomes: Some("AWS::Lambda::NetworkConnector"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("Name", STRING_OR_MAP),
    Property::required("VpcConfig", Shape::Fields(VPC_CONFIG)).literal(),
    Property::optional("ComputeTypes", Shape::ListOf(&COMPUTE_TYPE)).literal(),
    Property::optional("OperatorRole", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool).literal(),
];

const COMPUTE_TYPE: Shape = Shape::OneOf(&[Shape::Enum(&["MicroVm", "WebFunction"]), Shape::Intrinsic]);
const PROTOCOL: Shape = Shape::OneOf(&[Shape::Enum(&["IPv4", "DualStack"]), Shape::Intrinsic]);
const STRING: Shape = Shape::OneOf(&[Shape::Readable(Scalar::String), Shape::Intrinsic]);

const VPC_CONFIG: &[Property] = &[
    Property::required("SubnetIds", Shape::ListOf(&STRING)).literal(),
    Property::required("SecurityGroupIds", Shape::ListOf(&STRING)).literal(),
    Property::required("NetworkProtocol", PROTOCOL),
];

/// What Lambda must be allowed to do with the network.
const OPERATOR_POLICY: &str = "AWSLambdaNetworkConnectorOperatorPolicy";

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    check_compute_types(context, &resource)?;
    let role = match resource.truthy("OperatorRole") {
        Some(_) => None,
        None => Some(operator_role(context, &resource, OPERATOR_POLICY)?),
    };
    let connector = connector(context, &resource, role.as_ref())?;
    let mut generated: Vec<Resource> = role.into_iter().chain([connector]).collect();
    tags::combine(&resource, &mut generated);
    Ok(generated)
}

fn check_compute_types(context: &mut Context, resource: &SamResource) -> Expanded<()> {
    let Some(types) = resource.get("ComputeTypes") else { return Ok(()) };
    let Some(count) = types.as_list().map(Vec::len).filter(|count| *count != 1) else { return Ok(()) };
    let found = format!("`ComputeTypes` takes exactly one item, but this has {count}");
    let help = "write `[MicroVm]` or `[WebFunction]`; another compute type needs a connector of its own";
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, types.span, found).help(help)))
}

fn connector(context: &mut Context, resource: &SamResource, role: Option<&Resource>) -> Expanded<Resource> {
    let (id, cause) = (resource.logical_id.clone(), resource.span);
    let attributes = resource.attributes.clone();
    let mut connector = Resource::new(context, id, "AWS::Lambda::NetworkConnector", attributes, cause)?;
    connector.set_some("Name", resource.truthy("Name"));
    let mut egress = resource.get("VpcConfig").and_then(Node::as_map).cloned().unwrap_or_default();
    let compute_types = resource.get("ComputeTypes").cloned();
    egress.insert("AssociatedComputeResourceTypes", compute_types.unwrap_or_else(|| list!(cause; "MicroVm")));
    let span = resource.key_span("VpcConfig");
    connector.set("Configuration", map!(span; "VpcEgressConfiguration" => egress));
    connector.set_some("OperatorRole", operator_role_arn(resource, role));
    connector.set("Tags", tags::tags_then_mark(resource.get("Tags"), "lambda:createdBy", cause));
    Ok(connector)
}

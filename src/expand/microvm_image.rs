//! `AWS::Serverless::MicrovmImage`: an image for MicroVMs, built from code in S3, and the role with
//! which Lambda builds it.

use super::context::{Context, Expanded};
use super::policy::statements;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::scalar::Scalar;
use super::tags;
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node};

/// `AWS::Serverless::MicrovmImage`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::MicrovmImage",
    becomes: Some("AWS::Lambda::MicrovmImage"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::required("Name", STRING_OR_MAP),
    Property::required("CodeUri", STRING_OR_MAP),
    Property::required("BaseImageArn", STRING_OR_MAP),
    Property::optional("BuildRoleArn", STRING_OR_MAP),
    Property::required("BaseImageVersion", STRING_OR_MAP),
    Property::optional("Description", STRING_OR_MAP),
    Property::optional("Tags", Shape::Map),
    Property::optional("Logging", Shape::Fields(LOGGING)).literal(),
    Property::optional("EgressNetworkConnectors", Shape::ListOf(&STRING)).literal(),
    Property::optional("CpuConfigurations", Shape::ListOf(&Shape::Fields(CPU_CONFIGURATION))).literal(),
    Property::optional("Resources", Shape::ListOf(&Shape::Fields(RESOURCE))).literal(),
    Property::optional("AdditionalOsCapabilities", Shape::ListOf(&OS_CAPABILITY)).literal(),
    Property::optional("Hooks", Shape::Fields(HOOKS)).literal(),
    Property::optional("EnvironmentVariables", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool).literal(),
];

const STRING: Shape = Shape::OneOf(&[Shape::Readable(Scalar::String), Shape::Intrinsic]);
const NUMBER: Shape = Shape::OneOf(&[Shape::Readable(Scalar::Int), Shape::Intrinsic]);
const STATE: Shape = Shape::OneOf(&[Shape::Enum(&["ENABLED", "DISABLED"]), Shape::Intrinsic]);
const OS_CAPABILITY: Shape = Shape::OneOf(&[Shape::Enum(&["ALL"]), Shape::Intrinsic]);
const ARCHITECTURE: Shape = Shape::OneOf(&[Shape::Enum(&["ARM_64"]), Shape::Intrinsic]);

const LOGGING: &[Property] = &[
    Property::optional("Disabled", Shape::Readable(Scalar::Bool)).literal(),
    Property::optional("CloudWatch", Shape::Fields(CLOUD_WATCH)).literal(),
];

const CLOUD_WATCH: &[Property] =
    &[Property::optional("LogGroup", STRING), Property::optional("LogStream", STRING)];

const CPU_CONFIGURATION: &[Property] = &[Property::required("Architecture", ARCHITECTURE)];

const RESOURCE: &[Property] = &[Property::required("MinimumMemoryInMiB", NUMBER)];

const HOOKS: &[Property] = &[
    Property::optional("Port", NUMBER),
    Property::optional("MicrovmHooks", Shape::Fields(MICROVM_HOOKS)).literal(),
    Property::optional("MicrovmImageHooks", Shape::Fields(IMAGE_HOOKS)).literal(),
];

const MICROVM_HOOKS: &[Property] = &[
    Property::optional("Run", STATE),
    Property::optional("RunTimeoutInSeconds", NUMBER),
    Property::optional("Resume", STATE),
    Property::optional("ResumeTimeoutInSeconds", NUMBER),
    Property::optional("Suspend", STATE),
    Property::optional("SuspendTimeoutInSeconds", NUMBER),
    Property::optional("Terminate", STATE),
    Property::optional("TerminateTimeoutInSeconds", NUMBER),
];

const IMAGE_HOOKS: &[Property] = &[
    Property::optional("Ready", STATE),
    Property::optional("ReadyTimeoutInSeconds", NUMBER),
    Property::optional("Validate", STATE),
    Property::optional("ValidateTimeoutInSeconds", NUMBER),
];

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    let role = match resource.truthy("BuildRoleArn") {
        Some(_) => None,
        None => Some(build_role(context, &mut resource)?),
    };
    let image = image(context, &resource, role.as_ref())?;
    let mut generated: Vec<Resource> = role.into_iter().chain([image]).collect();
    tags::combine(&resource, &mut generated);
    Ok(generated)
}

fn image(context: &mut Context, resource: &SamResource, role: Option<&Resource>) -> Expanded<Resource> {
    let (id, cause) = (resource.logical_id.clone(), resource.span);
    let attributes = resource.attributes.clone();
    let mut image = Resource::new(context, id, "AWS::Lambda::MicrovmImage", attributes, cause)?;
    image.copy_from(&resource.properties, &["Name", "BaseImageArn", "BaseImageVersion"]);
    image.set_some("CodeArtifact", resource.get("CodeUri").map(|uri| map!(uri.span; "Uri" => uri)));
    let role = role.map(|role| role.get_att("Arn")).or_else(|| resource.get("BuildRoleArn").cloned());
    image.set_some("BuildRoleArn", role);
    image.set("Description", resource.truthy("Description").cloned().unwrap_or(Node::made("", cause)));
    image.set("Tags", tags::tags_then_mark(resource.get("Tags"), "lambda:createdBy", cause));
    for name in ["Logging", "Hooks"] {
        image.set(name, resource.get(name).cloned().unwrap_or_else(|| map!(cause)));
    }
    for name in ["EgressNetworkConnectors", "CpuConfigurations", "Resources", "AdditionalOsCapabilities"] {
        image.set(name, resource.get(name).cloned().unwrap_or_else(|| list!(cause)));
    }
    let variables = resource.get("EnvironmentVariables").and_then(Node::as_map);
    image.set("EnvironmentVariables", variables.map(environment_variables).unwrap_or_default());
    Ok(image)
}

fn environment_variables(variables: &Map) -> Vec<Node> {
    let entries = variables.as_written();
    entries.map(|(key, span, value)| map!(span; "Key" => key, "Value" => value)).collect()
}

/// The role with which Lambda fetches the code and writes the log of the build.
fn build_role(context: &mut Context, resource: &mut SamResource) -> Expanded<Resource> {
    let code = code_objects(context, resource)?;
    let (id, cause) = (format!("{}BuildRole", resource.logical_id), resource.span);
    let mut role = resource.sibling(context, id, "AWS::IAM::Role", cause)?;
    role.set("AssumeRolePolicyDocument", statements::assume_role("lambda.amazonaws.com", cause));
    let policy = map!(cause;
        "PolicyName" => "MicrovmImageBuildPolicy",
        "PolicyDocument" => build_policy(code, cause));
    role.set("Policies", list!(cause; policy));
    role.set("Tags", tags::tags_then_mark(None, "lambda:createdBy", cause));
    Ok(role)
}

fn build_policy(code: Node, cause: Span) -> Node {
    let fetch = map!(cause;
        "Effect" => "Allow", "Action" => list!(cause; "s3:GetObject"), "Resource" => code);
    let log = map!(cause;
        "Effect" => "Allow",
        "Action" => list!(cause; "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        "Resource" => "*");
    map!(cause; "Version" => "2012-10-17", "Statement" => list!(cause; fetch, log))
}

/// The ARN of everything in the bucket of the code.
fn code_objects(context: &mut Context, resource: &mut SamResource) -> Expanded<Node> {
    let resolved = resource.resolve(context, "CodeUri")?;
    let span = resource.key_span("CodeUri");
    let address = resolved.as_ref().and_then(Node::as_str).and_then(|uri| uri.strip_prefix("s3://"));
    let Some(address) = address else { return Ok(split_by_cloud_formation(resource)) };
    let bucket = address.split('/').next().unwrap_or("");
    if bucket.is_empty() {
        let found = "`CodeUri` is an S3 address without a bucket";
        let help = "write `s3://bucket/key.zip`";
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, span, found).help(help)));
    }
    Ok(intrinsic::sub(format!("arn:${{AWS::Partition}}:s3:::{bucket}/*"), span))
}

/// The same for an address that only CloudFormation will know: its bucket is the third part.
fn split_by_cloud_formation(resource: &SamResource) -> Node {
    let cause = resource.key_span("CodeUri");
    let uri = resource.get("CodeUri").cloned().unwrap_or_else(|| Node::made("", cause));
    let parts = map!(cause; "Fn::Split" => list!(cause; "/", uri));
    let bucket = map!(cause; "Fn::Select" => list!(cause; 2.into_node(cause), parts));
    intrinsic::sub_with("arn:${AWS::Partition}:s3:::${Bucket}/*", map!(cause; "Bucket" => bucket), cause)
}

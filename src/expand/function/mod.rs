//! `AWS::Serverless::Function`: the function, its role, version, alias, URL, asynchronous
//! invocation settings, and what its events make.

mod alias;
mod code_source;
mod event_invoke;
mod execution_role;
mod lambda_function;
mod rules;
mod url;
mod version;

use super::context::{Context, Expanded, Parts};
use super::events::{self, Target};
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType};
use super::{code_deploy, policy, tags};
use crate::tree::Node;

/// `AWS::Serverless::Function`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Function",
    becomes: Some("AWS::Lambda::Function"),
    phase: Phase::Functions,
    properties: PROPERTIES,
    referable: &[
        ("Alias", "AWS::Lambda::Alias"),
        ("Version", "AWS::Lambda::Version"),
        ("DestinationTopic", "AWS::SNS::Topic"),
        ("DestinationQueue", "AWS::SQS::Queue"),
    ],
    prepare: policy::expand_templates,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("FunctionName", STRING_OR_MAP),
    Property::optional("Handler", Shape::Any),
    Property::optional("Runtime", Shape::Any),
    Property::optional("CodeUri", Shape::Any),
    Property::optional("ImageUri", Shape::Any),
    Property::optional("PackageType", Shape::Any),
    Property::optional("InlineCode", Shape::Any),
    Property::optional("DeadLetterQueue", Shape::Map),
    Property::optional("Description", Shape::Any),
    Property::optional("MemorySize", Shape::Any),
    Property::optional("Timeout", Shape::Any),
    Property::optional("VpcConfig", Shape::Any),
    Property::optional("Role", Shape::String),
    Property::optional("AssumeRolePolicyDocument", Shape::Map),
    Property::optional("Policies", Shape::OneOf(&[Shape::String, Shape::Map, Shape::ListOf(&STRING_OR_MAP)])),
    Property::optional("RolePath", Shape::Any),
    Property::optional("PermissionsBoundary", Shape::String),
    Property::optional("Environment", Shape::MapOf(&Shape::Map)),
    Property::optional("Events", Shape::MapOf(&Shape::Map)),
    Property::optional("Tags", Shape::Map),
    Property::optional("PropagateTags", Shape::Bool),
    Property::optional("Tracing", STRING_OR_MAP),
    Property::optional("KmsKeyArn", Shape::Any),
    Property::optional("DeploymentPreference", Shape::Map),
    Property::optional("ReservedConcurrentExecutions", Shape::Any),
    Property::optional("Layers", Shape::ListOf(&STRING_OR_MAP)),
    Property::optional("EventInvokeConfig", Shape::Map),
    Property::optional("EphemeralStorage", Shape::Any),
    Property::optional("AutoPublishAlias", Shape::String),
    Property::optional("AutoPublishCodeSha256", Shape::String),
    Property::optional("AutoPublishAliasAllProperties", Shape::Bool).literal(),
    Property::optional("VersionDescription", Shape::Any),
    Property::optional("ProvisionedConcurrencyConfig", Shape::Any),
    Property::optional("FileSystemConfigs", Shape::Any),
    Property::optional("ImageConfig", Shape::Any),
    Property::optional("CodeSigningConfigArn", Shape::Any),
    Property::optional("Architectures", Shape::Any),
    Property::optional("SnapStart", Shape::Map),
    Property::optional("FunctionUrlConfig", Shape::Map),
    Property::optional("RuntimeManagementConfig", Shape::Any),
    Property::optional("LoggingConfig", Shape::Any),
    Property::optional("RecursiveLoop", Shape::Any),
    Property::optional("SourceKMSKeyArn", Shape::Any),
    Property::optional("CapacityProviderConfig", Shape::Map),
    Property::optional("FunctionScalingConfig", Shape::Map),
    Property::optional("VersionDeletionPolicy", Shape::Enum(&["Delete", "Retain"])),
    Property::optional("PublishToLatestPublished", Shape::Any),
    Property::optional("TenancyConfig", Shape::Any),
    Property::optional("DurableConfig", Shape::Map),
];

fn expand(context: &mut Context, mut function: SamResource) -> Expanded<Vec<Resource>> {
    let mut parts = Parts::default();
    parts.add(events::check_all(context, &function, events::ALL));
    parts.add(rules::check(context, &function));
    let mut lambda = lambda_function::make(context, &mut function, &mut parts)?;
    let mut published = parts.add(publish(context, &mut function, &mut lambda)).flatten();
    let url = parts.add(url::make(context, &function, published.as_ref()));
    parts.add(add_update_policy(context, &mut function, published.as_mut()));
    let invoke =
        parts.add(event_invoke::make(context, &mut function, published.as_ref())).unwrap_or_default();
    let role = match parts.add(execution_role::make(context, &mut function, invoke.policies)) {
        Some(role) => role,
        None => execution_role::without_policies(context, &function)?,
    };
    let placed_role = parts.add(execution_role::place(context, &mut function, &mut lambda, &role));
    let mut target = target(&function, published.as_ref(), role);
    let events = function.truthy("Events").and_then(Node::as_map).cloned().unwrap_or_default();
    let event_resources = parts.add(events::expand_all(context, &events, events::ALL, &mut target));
    parts.finish()?;

    let mut resources = vec![lambda];
    resources.extend(published.into_iter().flat_map(|published| [published.version, published.alias]));
    resources.extend(url.into_iter().flatten());
    resources.extend(invoke.resources);
    resources.extend(placed_role.and_then(|placed| execution_role::output(placed, target.role)));
    resources.extend(event_resources.into_iter().flatten());
    tags::propagate(&function, &mut resources);
    Ok(resources)
}

/// The version and alias of a function with `AutoPublishAlias`.
struct Published {
    version: Resource,
    alias: Resource,
    alias_name: String,
}

fn publish(
    context: &mut Context,
    function: &mut SamResource,
    lambda: &mut Resource,
) -> Expanded<Option<Published>> {
    if function.truthy("AutoPublishAlias").is_none() {
        return alias::refuse_without_name(context, function).map(|()| None);
    }
    let alias_name = alias::name(context, function)?;
    let sha256 = version::code_sha256(context, function, lambda)?;
    let version = version::make(context, function, lambda, sha256.as_deref())?;
    let alias = alias::make(context, function, lambda, &version, &alias_name)?;
    Ok(Some(Published { version, alias, alias_name }))
}

fn add_update_policy(
    context: &mut Context,
    function: &mut SamResource,
    published: Option<&mut Published>,
) -> Expanded<()> {
    let update_policy = code_deploy::note_preference(context, function)?;
    if let (Some(published), Some(policy)) = (published, update_policy) {
        published.alias.attributes.set("UpdatePolicy", policy);
    }
    Ok(())
}

fn target(function: &SamResource, published: Option<&Published>, role: Resource) -> Target {
    let alias = published.map(|published| &published.alias);
    Target {
        function_id: function.logical_id.clone(),
        alias_id: alias.map(|alias| alias.logical_id.clone()),
        attributes: alias.map_or(&function.attributes, |alias| &alias.attributes).clone(),
        role,
        span: function.span,
    }
}

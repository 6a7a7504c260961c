//! The `AWS::Lambda::Function` itself.

use super::code_source;
use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded, Parts};
use crate::expand::resource::{Resource, SamResource};
use crate::expand::tags;
use crate::template::intrinsic;
use crate::tree::Node;

/// Properties that mean the same in both types.
const SAME_NAME: &[&str] = &[
    "Handler",
    "Runtime",
    "Description",
    "MemorySize",
    "Timeout",
    "VpcConfig",
    "Role",
    "Environment",
    "KmsKeyArn",
    "ReservedConcurrentExecutions",
    "Layers",
    "FileSystemConfigs",
    "ImageConfig",
    "PackageType",
    "Architectures",
    "SnapStart",
    "EphemeralStorage",
    "CodeSigningConfigArn",
    "RuntimeManagementConfig",
    "LoggingConfig",
    "TenancyConfig",
    "RecursiveLoop",
    "DurableConfig",
    "PublishToLatestPublished",
];

/// Makes the function.
pub fn make(context: &mut Context, function: &mut SamResource, parts: &mut Parts) -> Expanded<Resource> {
    let attributes = function.attributes.clone();
    let id = function.logical_id.clone();
    let mut lambda = Resource::new(context, id, "AWS::Lambda::Function", attributes, function.span)?;
    lambda.set_some("FunctionName", function.truthy("FunctionName"));
    lambda.set_some("Code", parts.add(code_source::make(context, function)));
    let tracing = parts.add(is_traced(context, function)).unwrap_or(false);
    lambda.copy_from(&function.properties, SAME_NAME);
    let tags = tags::marked_tags(context, function.get("Tags"), Vec::new(), function.span);
    lambda.set_some("Tags", parts.add(tags));
    if let Some(mode) = function.get("Tracing").filter(|_| tracing) {
        lambda.set("TracingConfig", map!(mode.span; "Mode" => mode));
    }
    if let Some(target) = function.truthy("DeadLetterQueue").and_then(|queue| queue.get("TargetArn")) {
        lambda.set("DeadLetterConfig", map!(target.span; "TargetArn" => target));
    }
    let capacity_provider = parts.add(capacity_provider(context, function)).flatten();
    lambda.set_some("CapacityProviderConfig", capacity_provider);
    lambda.set_some("FunctionScalingConfig", function.truthy("FunctionScalingConfig"));
    parts.add(code_source::check_package_type(context, function, &lambda));
    Ok(lambda)
}

/// Whether `Tracing` is set to anything but `Disabled`.
pub fn is_traced(context: &mut Context, function: &mut SamResource) -> Expanded<bool> {
    let tracing = function.resolve(context, "Tracing")?;
    let disabled = tracing.as_ref().and_then(Node::as_str) == Some("Disabled");
    Ok(function.truthy("Tracing").is_some() && !disabled)
}

fn capacity_provider(context: &mut Context, function: &SamResource) -> Expanded<Option<Node>> {
    let Some(config) = function.truthy("CapacityProviderConfig") else { return Ok(None) };
    let Some(arn) = config.as_map().and_then(|map| map.given("Arn")) else {
        let found = "`CapacityProviderConfig` needs `Arn`";
        let help = "add `Arn:` with the ARN of a capacity provider";
        let span = function.key_span("CapacityProviderConfig");
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)));
    };
    if arn.as_str().is_none() && !intrinsic::may_be_intrinsic(arn) {
        let found = format!("`CapacityProviderConfig.Arn` takes a string, but this is {}", arn.kind());
        return Err(context.error(Diagnostic::new(code::WRONG_TYPE, arn.span, found)));
    }
    let mut managed = map!(config.span; "CapacityProviderArn" => arn);
    for name in ["PerExecutionEnvironmentMaxConcurrency", "ExecutionEnvironmentMemoryGiBPerVCpu"] {
        if let (Some(map), Some(value)) =
            (managed.as_map_mut(), config.as_map().and_then(|map| map.given(name)))
        {
            map.insert(name, value.clone());
        }
    }
    Ok(Some(map!(config.span; "LambdaManagedInstancesCapacityProviderConfig" => managed)))
}

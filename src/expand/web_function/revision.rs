//! The revision: code and the settings it runs with.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::code_location;
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// How many seconds a request may take when the template does not say.
const USUAL_TIMEOUT: i32 = 30;

/// The environment variable that tells the Node.js runtime which file to start.
const ENTRY_POINT_VARIABLE: &str = "AWS_LAMBDA_NODEJS_ENTRYPOINT";

/// Makes the revision.
pub fn make(
    context: &mut Context,
    resource: &SamResource,
    build_config: Node,
    role: Option<Node>,
) -> Expanded<Resource> {
    let (id, cause) = (format!("{}Revision", resource.logical_id), resource.span);
    let mut revision = resource.sibling(context, id, "AWS::Lambda::WebFunctionRevision", cause)?;
    revision.attributes.depends_on = Some(list!(cause; &resource.logical_id));
    revision.set("FunctionName", super::name(resource));
    revision.set_some("Description", resource.get("RevisionDescription"));
    revision.set_some("KmsKeyArn", resource.get("KmsKeyArn"));
    revision.set("BuildConfig", build_config);
    revision.set("ServiceConfig", service_config(resource, role));
    Ok(revision)
}

/// Code and runtime.
pub fn build_config(context: &mut Context, resource: &SamResource) -> Expanded<Node> {
    let code = code_object(context, resource);
    let runtime = resource.get("Runtime").cloned().ok_or_else(|| {
        let found = "`AWS::Serverless::WebFunction` needs the property `Runtime`";
        let help = "add `Runtime:` with a runtime such as `nodejs22.x`";
        context.error(Diagnostic::new(code::MISSING_PROPERTY, resource.properties_span, found).help(help))
    });
    let (code, runtime) = (code?, runtime?);
    Ok(map!(resource.span;
        "CodeConfig" => map!(code.span; "S3Object" => code.clone()),
        "RuntimeConfig" => map!(runtime.span; "Runtime" => runtime.clone())))
}

fn code_object(context: &mut Context, resource: &SamResource) -> Expanded<Node> {
    if let Some(inline) =
        resource.properties.key_span("InlineCode").filter(|_| is_set(resource, "InlineCode"))
    {
        let found = "web functions do not take `InlineCode`";
        let help = "put the code into a file, and set `CodeUri` to its folder";
        return Err(context.error(Diagnostic::new(code::INVALID_VALUE, inline, found).help(help)));
    }
    let Some(uri) = resource.truthy("CodeUri") else {
        let found = "the web function has no code";
        let help = "add `CodeUri:` with the folder of the code";
        return Err(context
            .error(Diagnostic::new(code::MISSING_PROPERTY, resource.properties_span, found).help(help)));
    };
    Ok(code_location::code_object(context, uri, "CodeUri")?.into_object())
}

/// Empty inline code beside `CodeUri` is still one too many; alone it counts as no code.
fn is_set(resource: &SamResource, property: &str) -> bool {
    match resource.get("CodeUri") {
        Some(_) => resource.get(property).is_some(),
        None => resource.truthy(property).is_some(),
    }
}

fn service_config(resource: &SamResource, role: Option<Node>) -> Node {
    let cause = resource.span;
    let mut config = Map::new();
    config.insert_some("ExecutionRoleArn", role);
    config.insert_some("EnvironmentVariables", environment_variables(resource));
    let logging = resource.truthy("LoggingConfig");
    config.insert_some(
        "TelemetryConfig",
        logging.map(|logging| map!(logging.span; "LoggingConfig" => logging)),
    );
    for name in ["MaxConcurrencyPerEnvironment", "EgressNetworkConnectorArn"] {
        config.insert_some(name, resource.get(name).cloned());
    }
    let timeout = resource.truthy("Timeout").cloned();
    config.insert("TimeoutSeconds", timeout.unwrap_or_else(|| USUAL_TIMEOUT.into_node(cause)));
    config.into_node(cause)
}

fn environment_variables(resource: &SamResource) -> Option<Node> {
    let given = resource.truthy("EnvironmentVariables");
    if let Some(function) = given.filter(|node| intrinsic::is_intrinsic(node)) {
        return Some(function.clone());
    }
    let mut variables = given.cloned().unwrap_or_else(|| map!(resource.span));
    let map = variables.as_map_mut()?;
    map.values_mut().for_each(into_string);
    map.insert_some(ENTRY_POINT_VARIABLE, resource.truthy("EntryPoint").cloned());
    (!map.is_empty()).then_some(variables)
}

fn into_string(value: &mut Node) {
    match &value.value {
        Value::Bool(flag) => value.value = Value::String(Text::made(flag.to_string())),
        Value::Number(number) => value.value = Value::String(Text::made(number.to_string())),
        _ => {}
    }
}

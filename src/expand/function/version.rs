//! The published version of a function, whose logical id changes exactly when its code does.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::expand::ids;
use crate::expand::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Value};

/// The `AutoPublishCodeSha256` of a function, which then also stands in the description.
pub fn code_sha256(
    context: &mut Context,
    function: &mut SamResource,
    lambda: &mut Resource,
) -> Expanded<Option<String>> {
    let Some(given) = function.truthy("AutoPublishCodeSha256").cloned() else { return Ok(None) };
    let resolved = context.resolved(&given)?;
    let Some(sha256) = resolved.as_str() else {
        let found = "`AutoPublishCodeSha256` must be a string that is known while expanding";
        let help = context.parameters.help_with_literal(&given, "the hash");
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, given.span, found).help(help)));
    };
    let description = function.resolve(context, "Description")?.filter(Node::is_truthy);
    lambda.set("Description", describe(description, sha256, &given));
    Ok(Some(sha256.to_owned()))
}

fn describe(description: Option<Node>, sha256: &str, cause: &Node) -> Node {
    let sha256 = Node::made(sha256, cause.span);
    match description {
        None => sha256,
        Some(text) if text.as_str().is_some() => {
            let text = text.as_str().unwrap_or("");
            Node::made(format!("{text} {}", sha256.as_str().unwrap_or("")), cause.span)
        }
        Some(text) => intrinsic::join(" ", vec![text, sha256], cause.span),
    }
}

/// Makes the version.
pub fn make(
    context: &mut Context,
    function: &SamResource,
    lambda: &mut Resource,
    sha256: Option<&str>,
) -> Expanded<Resource> {
    if let Some(source) = lambda.properties.get_mut("Code") {
        context.resolve(source)?;
    }
    let prefix = format!("{}Version", function.logical_id);
    let logical_id = match sha256 {
        Some(sha256) if !sha256.is_empty() => {
            format!("{prefix}{}", sha256.chars().take(10).collect::<String>())
        }
        _ => ids::hashed(&prefix, &hashed_data(context, function, lambda)),
    };
    let mut attributes = function.attributes.passed_on();
    if attributes.get("DeletionPolicy").is_none() {
        attributes.set("DeletionPolicy", deletion_policy(function));
    }
    let mut version = Resource::new(context, logical_id, "AWS::Lambda::Version", attributes, function.span)?;
    version.set("FunctionName", lambda.reference());
    version.set_some("Description", function.get("VersionDescription"));
    if function.get("CapacityProviderConfig").is_some() {
        version.set_some("FunctionScalingConfig", function.get("FunctionScalingConfig"));
    }
    Ok(version)
}

/// Old versions stay, so that one can go back to them; those on a capacity provider are deleted.
fn deletion_policy(function: &SamResource) -> Node {
    let default = if function.get("CapacityProviderConfig").is_some() { "Delete" } else { "Retain" };
    function.get("VersionDeletionPolicy").cloned().unwrap_or_else(|| default.into_node(function.span))
}

/// What the version's logical id is a hash of (reference behaviour: `_construct_version`).
fn hashed_data(context: &Context, function: &SamResource, lambda: &Resource) -> Node {
    let data = if function.truthy("AutoPublishAliasAllProperties").is_some() {
        all_properties(context, lambda)
    } else {
        code_and_environment(lambda)
    };
    data.into_node(function.span)
}

fn code_and_environment(lambda: &Resource) -> Map {
    let code = lambda.properties.get("Code").and_then(Node::as_map);
    let mut data = code.cloned().unwrap_or_default();
    if let Some(environment) = lambda.properties.get("Environment").and_then(Node::as_map) {
        data.update(environment);
    }
    if let Some(size) = lambda.properties.get("MemorySize").filter(|size| size.is_truthy()) {
        data.insert("MemorySize", size.clone());
    }
    let snap_start = lambda.properties.get("SnapStart").filter(|node| node.is_truthy());
    let applies = |node: &&Node| node.get("ApplyOn").is_some_and(|when| when.as_str() != Some("None"));
    data.insert_some("SnapStart", snap_start.filter(applies).cloned());
    data
}

/// All properties of the function, and those of each layer of the template that asks for it.
fn all_properties(context: &Context, lambda: &Resource) -> Map {
    let mut data = lambda.properties.clone();
    let layers = lambda.properties.get("Layers").and_then(Node::as_list);
    for id in layers.into_iter().flatten().filter_map(intrinsic::referenced_id) {
        let Some(layer) = context.properties(id) else { continue };
        if layer.get("PublishLambdaVersion").is_some_and(Node::is_truthy) {
            data.insert(id, Node::new(Value::Map(layer.clone()), lambda.cause));
        }
    }
    data
}

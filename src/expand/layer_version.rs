//! `AWS::Serverless::LayerVersion`.
//!
//! A layer version cannot be changed, so its logical id has a hash of everything that it is made
//! of: with any change CloudFormation makes a new one, and by default keeps the old.

use super::code_location::code_location;
use super::context::{Context, Expanded};
use super::ids;
use super::property::{Property, STRING_OR_MAP, Shape};
use super::resource::{Attributes, Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Value};

/// `AWS::Serverless::LayerVersion`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::LayerVersion",
    becomes: Some("AWS::Lambda::LayerVersion"),
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::optional("LayerName", STRING_OR_MAP),
    Property::optional("Description", Shape::String),
    Property::optional("PublishLambdaVersion", Shape::Bool),
    Property::required("ContentUri", STRING_OR_MAP),
    Property::optional("CompatibleArchitectures", Shape::ListOf(&STRING_OR_MAP)),
    Property::optional("CompatibleRuntimes", Shape::ListOf(&STRING_OR_MAP)),
    Property::optional("LicenseInfo", Shape::String),
    Property::optional("RetentionPolicy", Shape::String),
];

/// Properties in which SAM replaces parameters before it hashes them.
const RESOLVED: &[&str] = &["LayerName", "LicenseInfo", "Description", "RetentionPolicy"];

/// Attributes that are not part of the hash.
const NOT_HASHED: &[&str] = &["DeletionPolicy", "UpdateReplacePolicy", "Metadata"];

const ARCHITECTURES: &[&str] = &["x86_64", "arm64"];

fn expand(context: &mut Context, mut resource: SamResource) -> Expanded<Vec<Resource>> {
    for property in RESOLVED {
        resolve(context, &mut resource, property)?;
    }
    let retention = retention_policy(context, &resource);
    let content = resource.get("ContentUri").cloned();
    let content = content.map(|uri| code_location(context, &uri, "ContentUri")).transpose();
    check_architectures(context, &resource)?;
    let (attributes, content) = (attributes(&resource, retention?), content?);
    let logical_id = ids::hashed(&resource.logical_id, &hashed_form(&resource));
    let mut layer =
        Resource::new(context, logical_id, "AWS::Lambda::LayerVersion", attributes, resource.span)?;
    layer.set_some("Content", content);
    let name = resource.truthy("LayerName").cloned();
    layer.set("LayerName", name.unwrap_or_else(|| (&resource.logical_id).into_node(resource.span)));
    let same = ["Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo"];
    layer.copy_from(&resource.properties, &same);
    Ok(vec![layer])
}

/// Replaces parameters in a property that must then be a string, or still an intrinsic function.
fn resolve(context: &mut Context, resource: &mut SamResource, property: &str) -> Expanded<()> {
    let Some(value) = resource.truthy(property) else { return Ok(()) };
    let resolved = context.resolved(value)?;
    if !matches!(resolved.value, Value::String(_) | Value::Map(_)) {
        let found = format!("`{property}` takes a string, but this parameter stands for {}", resolved.kind());
        let diagnostic = Diagnostic::new(code::WRONG_TYPE, value.span, found)
            .related(resolved.span, "the value comes from here")
            .help("put the value in quotes");
        return Err(context.error(diagnostic));
    }
    resource.properties.insert(property, resolved);
    Ok(())
}

/// `Retain` or `Delete`, in the spelling of CloudFormation.
fn retention_policy(context: &mut Context, resource: &SamResource) -> Expanded<Option<&'static str>> {
    let Some(policy) = resource.get("RetentionPolicy") else { return Ok(None) };
    let help = "write `Retain` to keep old versions of the layer, or `Delete`";
    let Some(text) = policy.as_str() else {
        let found = "`RetentionPolicy` cannot be an intrinsic function that SAM does not know the value of";
        return Err(context.error(Diagnostic::new(code::NEEDS_LITERAL, policy.span, found).help(help)));
    };
    if let Some(known) = ["Retain", "Delete"].into_iter().find(|known| known.eq_ignore_ascii_case(text)) {
        return Ok(Some(known));
    }
    let found = format!("`RetentionPolicy` is `Retain` or `Delete`, not `{text}`");
    Err(context.error(Diagnostic::new(code::INVALID_VALUE, policy.span, found).help(help)))
}

fn check_architectures(context: &mut Context, resource: &SamResource) -> Expanded<()> {
    let Some(architectures) = resource.truthy("CompatibleArchitectures") else { return Ok(()) };
    let Some(items) = architectures.as_list() else {
        if intrinsic::is_intrinsic(architectures) {
            return Ok(());
        }
        let found = "`CompatibleArchitectures` takes a list";
        let diagnostic = Diagnostic::new(code::WRONG_TYPE, architectures.span, found);
        return Err(context.error(diagnostic.help("write `[x86_64, arm64]`, or one of the two")));
    };
    let mut result = Ok(());
    for item in items.iter().filter(|item| !intrinsic::is_intrinsic(item)) {
        if !item.as_str().is_some_and(|name| ARCHITECTURES.contains(&name)) {
            result = Err(context.error(unknown_architecture(item)));
        }
    }
    result
}

fn unknown_architecture(item: &Node) -> Diagnostic {
    let found = "a layer is for the architectures `x86_64` and `arm64`, or one of them";
    let diagnostic = Diagnostic::new(code::INVALID_VALUE, item.span, found).label("no such architecture");
    match item.as_str().and_then(|name| similar::closest(name, ARCHITECTURES.iter().copied())) {
        Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
        None => diagnostic.help("write `x86_64` or `arm64`"),
    }
}

/// The layer is kept when it is replaced, unless the template says otherwise.
fn attributes(resource: &SamResource, retention: Option<&'static str>) -> Attributes {
    let mut attributes = resource.attributes.passed_on();
    attributes.depends_on = resource.attributes.depends_on.clone();
    let default = attributes.get("DeletionPolicy").is_none().then_some("Retain");
    if let Some(policy) = retention.or(default) {
        attributes.set("DeletionPolicy", policy.into_node(resource.key_span("RetentionPolicy")));
    }
    attributes
}

/// What goes into the hash: the SAM resource under its logical id, parameters replaced.
fn hashed_form(resource: &SamResource) -> Node {
    let cause = resource.span;
    let mut properties = map!(cause);
    if let Some(map) = properties.as_map_mut() {
        for property in PROPERTIES {
            map.insert_some(property.name, resource.get(property.name).cloned());
        }
    }
    let mut form = map!(cause; "Type" => TYPE.name, "Properties" => properties);
    if let Some(map) = form.as_map_mut() {
        map.insert_some("DependsOn", resource.attributes.depends_on.clone().filter(Node::is_truthy));
        for (name, value) in
            resource.attributes.iter().filter(|(name, _)| !NOT_HASHED.contains(&name.as_str()))
        {
            map.insert(name, value.clone());
        }
    }
    map!(cause; &resource.logical_id => form)
}

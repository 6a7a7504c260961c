//! Where a function's code comes from: an S3 object, lines in the template, or an image.

use crate::diagnostic::{Diagnostic, code};
use crate::expand::code_location;
use crate::expand::context::{Context, Expanded};
use crate::expand::resource::{Resource, SamResource};
use crate::tree::Node;

/// The `Code` property.
pub fn make(context: &mut Context, function: &SamResource) -> Expanded<Node> {
    match package_type(context, function)? {
        PackageType::Image => image(context, function),
        PackageType::Zip => zip(context, function),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PackageType {
    Zip,
    Image,
}

fn package_type(context: &mut Context, function: &SamResource) -> Expanded<PackageType> {
    let Some(node) = function.truthy("PackageType") else { return Ok(PackageType::Zip) };
    match node.as_str() {
        Some("Zip") => Ok(PackageType::Zip),
        Some("Image") => Ok(PackageType::Image),
        _ => {
            let found = "`PackageType` must be `Zip` or `Image`, written out";
            Err(context.error(Diagnostic::new(code::INVALID_VALUE, node.span, found)))
        }
    }
}

fn image(context: &mut Context, function: &SamResource) -> Expanded<Node> {
    if let Some(uri) = function.truthy("ImageUri") {
        return Ok(map!(uri.span; "ImageUri" => uri));
    }
    let found = "a function with `PackageType: Image` needs `ImageUri`";
    let help = "add `ImageUri:` with the address of the image in a registry";
    let span = function.key_span("PackageType");
    Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)))
}

fn zip(context: &mut Context, function: &SamResource) -> Expanded<Node> {
    let mut source = if let Some(lines) = function.get("InlineCode") {
        map!(lines.span; "ZipFile" => lines)
    } else if let Some(uri) = function.get("CodeUri") {
        code_location::code_location(context, uri, "CodeUri")?
    } else {
        let found = "the function has no code";
        let help = "add `CodeUri:` with the folder of the code, or `InlineCode:` with the code itself";
        return Err(context
            .error(Diagnostic::new(code::MISSING_PROPERTY, function.properties_span, found).help(help)));
    };
    if let (Some(key), Some(map)) = (function.truthy("SourceKMSKeyArn"), source.as_map_mut()) {
        map.insert("SourceKMSKeyArn", key.clone());
    }
    Ok(source)
}

/// A zip needs a runtime and a handler; an image must have neither, nor layers.
pub fn check_package_type(context: &mut Context, function: &SamResource, lambda: &Resource) -> Expanded<()> {
    let is_image = package_type(context, function)? == PackageType::Image;
    let given = |name: &str| lambda.properties.truthy(name).is_some();
    let (missing, excluded): (&[&str], &[&str]) = match is_image {
        true => (&[], &["Runtime", "Handler", "Layers"]),
        false => (&["Runtime", "Handler"], &["ImageConfig"]),
    };
    let mut result = Ok(());
    for name in missing.iter().filter(|name| !given(name)) {
        let found = format!("a function packaged as a zip needs `{name}`");
        let help = match *name {
            "Runtime" => "add `Runtime:`, such as `python3.13` or `nodejs22.x`",
            _ => "add `Handler:` with the file and function to call, such as `app.handler`",
        };
        let problem = Diagnostic::new(code::MISSING_PROPERTY, function.properties_span, found).help(help);
        result = Err(context.error(problem));
    }
    for name in excluded.iter().filter(|name| given(name)) {
        let kind = if is_image { "an image" } else { "a zip" };
        let found = format!("`{name}` does not go with a function packaged as {kind}");
        let resource = context.resources.get(&function.logical_id);
        let is_own = resource.is_none_or(|resource| resource.span.contains(function.key_span(name)));
        let help = match is_image {
            _ if !is_own => format!("add `IgnoreGlobals: [{name}]` beside `Properties` of the function"),
            true => format!("remove `{name}`: the image brings it"),
            false => "set `PackageType: Image`, or remove it".to_owned(),
        };
        let problem =
            Diagnostic::new(code::CONFLICTING_PROPERTIES, function.key_span(name), found).help(help);
        result = Err(context.error(problem));
    }
    result
}

//! Where the code of a function or layer is.

use std::path::Path;

use super::{metadata_text, metadata_tree};
use crate::diagnostic::{Diagnostic, code};
use crate::expand::unbuilt;
use crate::host::Unreadable;
use crate::plan::kinds::Planned;
use crate::plan::model::{Code, Origin, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;
use crate::tree::Node;

/// The code of a function.
pub fn of_function(function: &Planned) -> Code {
    let Some(node) = function.properties.node("Code") else { return Code::Missing };
    let code = of_node(function, node, "Code");
    match code {
        Code::Missing => with_image(function, None),
        Code::Image { uri, .. } => with_image(function, Some(uri)),
        other => other,
    }
}

/// The code or content at a property of the resource.
pub fn of_node(resource: &Planned, node: &Node, property: &str) -> Code {
    if let Some((path, place)) = local_path_of(resource, node, property) {
        return local(resource, &path, place);
    }
    let Some(code) = resource.properties.open(node, property.to_owned()) else { return Code::Missing };
    if let Some(text) = code.text("ZipFile") {
        return Code::Inline { text };
    }
    if let Some(uri) = code.text("ImageUri") {
        return image(uri);
    }
    let text = |short: &str, long: &str| code.text(short).or_else(|| code.text(long));
    code.ignore(&["S3ObjectStorageMode", "SourceKMSKeyArn"]);
    match text("S3Bucket", "Bucket") {
        None => Code::Missing,
        bucket => Code::S3 { bucket, key: text("S3Key", "Key"), version: text("S3ObjectVersion", "Version") },
    }
}

/// The path on this machine that a property names in the place of an address, and where the template has it.
pub fn local_path_of(resource: &Planned, node: &Node, property: &str) -> Option<(String, Span)> {
    let unpackaged = resource.stack.local_path(node).map(|(path, place)| (path.to_string(), place));
    let path = unpackaged.or_else(|| {
        let path = asset_path(resource, property).or_else(|| unbuilt_path(node))?;
        Some((path, node.span))
    });
    if path.is_some() {
        mark_read(resource, node, property);
        return path;
    }
    // `aws cloudformation package` takes a path in the place of the address.
    node.as_str().filter(|path| !path.contains("://")).map(|path| (path.to_owned(), node.span))
}

/// The path that the CDK notes beside a property (AWS CDK, `cx-api`: `ASSET_RESOURCE_METADATA_PATH_KEY`).
fn asset_path(resource: &Planned, property: &str) -> Option<String> {
    let metadata = resource.node.get("Metadata")?;
    let of_property = metadata.get("aws:asset:property")?.as_str()?;
    metadata.get("aws:asset:path")?.as_str().filter(|_| of_property == property).map(str::to_owned)
}

/// A function that names no code has that of the template's folder.
fn unbuilt_path(code: &Node) -> Option<String> {
    let bucket = code.get("S3Bucket")?.as_str()?;
    (bucket == unbuilt::BUCKET).then(|| ".".to_owned())
}

fn mark_read(resource: &Planned, node: &Node, property: &str) {
    let opened = resource.properties.open(node, property.to_owned());
    opened.iter().flat_map(Properties::entries).for_each(drop);
}

fn local(resource: &Planned, named: &str, place: Span) -> Code {
    let path = resource.context.path(&resource.stack, named);
    let text = existing(resource, &path, place);
    Code::Local { path: Setting::Known(text, Origin::template(place)) }
}

/// The path as a text; reports one at which there is nothing to be seen.
fn existing(resource: &Planned, path: &Path, place: Span) -> String {
    let text = match path.display().to_string() {
        text if text.is_empty() => ".".to_owned(),
        text => text,
    };
    if resource.context.host.look(Path::new(&text)).is_none() {
        let (found, help) = match resource.context.host.read(path) {
            Err(Unreadable::Outside) => (
                format!("`{text}` lies outside of the folder of the template and of the current one"),
                "call samc from a folder above it",
            ),
            _ => (format!("there is no file or folder `{text}`"), help_for_missing(path)),
        };
        let problem = Diagnostic::new(code::MISSING_CODE, place, found).help(help);
        resource.context.report(problem.resource(resource.identity.id.clone()));
    }
    text
}

fn help_for_missing(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension {
        Some("jar" | "war" | "zip") => {
            "build it first, or name a file that is there, seen from the folder of the template"
        }
        _ => "name a folder that is there, seen from the folder of the template",
    }
}

fn image(uri: Setting<String>) -> Code {
    Code::Image {
        uri,
        context: None,
        dockerfile: None,
        stage: None,
        arguments: None,
        entry_point: Vec::new(),
        command: Vec::new(),
        working_directory: None,
    }
}

/// An image that is built from a folder, or pulled; with what the function changes of it.
fn with_image(function: &Planned, uri: Option<Setting<String>>) -> Code {
    let context = image_context(function);
    // What stands for an image that is still to be built says nothing.
    let uri = uri.filter(|uri| uri.known().is_none_or(|uri| uri != unbuilt::IMAGE));
    let uri = match uri {
        Some(uri) => uri,
        None if context.is_some() => {
            Setting::Known(image_name(function), Origin::generated(function.node.span))
        }
        None => return Code::Missing,
    };
    let config = function.properties.child("ImageConfig");
    let texts = |name| config.as_ref().map(|config| config.texts(name)).unwrap_or_default();
    Code::Image {
        uri,
        context,
        dockerfile: metadata_text(function, "Dockerfile"),
        stage: metadata_text(function, "DockerBuildTarget"),
        arguments: metadata_tree(function, "DockerBuildArgs").map(Box::new),
        entry_point: texts("EntryPoint"),
        command: texts("Command"),
        working_directory: config.as_ref().and_then(|config| config.text("WorkingDirectory")),
    }
}

/// The folder that the image is built from.
fn image_context(function: &Planned) -> Option<Setting<String>> {
    let context = metadata_text(function, "DockerContext")?;
    Some(match context {
        Setting::Known(named, origin) => {
            let path = function.context.path(&function.stack, &named);
            Setting::Known(existing(function, &path, origin.place), origin)
        }
        unknown => unknown,
    })
}

/// The name of the image that is built; `DockerTag` is its tag.
fn image_name(function: &Planned) -> String {
    let name = function.identity.name.to_ascii_lowercase();
    let tag = metadata_text(function, "DockerTag").and_then(|tag| tag.known().cloned());
    format!("{name}:{}", tag.as_deref().unwrap_or("latest"))
}

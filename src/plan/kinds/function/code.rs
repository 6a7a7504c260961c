//! Where the code of a function or layer is.

use super::metadata_text;
use crate::diagnostic::{Diagnostic, code};
use crate::plan::kinds::Planned;
use crate::plan::model::{Code, Origin, Setting};
use crate::plan::properties::Properties;
use crate::source::Span;
use crate::tree::{Node, Value};

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
    if let Some(path) = resource.stack.local_paths.get(&node.span) {
        mark_read(resource, node, property);
        return local(resource, path, node.span);
    }
    // `aws cloudformation package` takes a path in the place of the address.
    if let Value::String(path) = &node.value
        && !path.contains("://")
    {
        return local(resource, path, node.span);
    }
    let Some(code) = resource.properties.open(node, property.to_owned()) else { return Code::Missing };
    if let Some(text) = code.text("ZipFile") {
        return Code::Inline { text };
    }
    if let Some(uri) = code.text("ImageUri") {
        return image(uri);
    }
    let text = |short: &str, long: &str| code.text(short).or_else(|| code.text(long));
    code.ignore(&["SourceKMSKeyArn"]);
    match text("S3Bucket", "Bucket") {
        None => Code::Missing,
        bucket => Code::S3 { bucket, key: text("S3Key", "Key"), version: text("S3ObjectVersion", "Version") },
    }
}

fn mark_read(resource: &Planned, node: &Node, property: &str) {
    let opened = resource.properties.open(node, property.to_owned());
    opened.iter().flat_map(Properties::entries).for_each(drop);
}

fn local(resource: &Planned, named: &str, place: Span) -> Code {
    let path = resource.context.path(&resource.stack, named);
    if resource.context.host.look(&path).is_none() {
        let found = format!("there is no file or folder `{}`", path.display());
        let help = "name a folder that is there, seen from the folder of the template";
        let problem = Diagnostic::new(code::MISSING_CODE, place, found).help(help);
        resource.context.report(problem.resource(resource.identity.id.clone()));
    }
    let text = path.display().to_string();
    let path = if text.is_empty() { ".".to_owned() } else { text };
    Code::Local { path: Setting::Known(path, Origin::template(place)) }
}

fn image(uri: Setting<String>) -> Code {
    Code::Image {
        uri,
        context: None,
        dockerfile: None,
        entry_point: Vec::new(),
        command: Vec::new(),
        working_directory: None,
    }
}

/// An image that is built from a folder, or pulled; with what the function changes of it.
fn with_image(function: &Planned, uri: Option<Setting<String>>) -> Code {
    let context = metadata_text(function, "DockerContext").map(|context| {
        context.map(|named| function.context.path(&function.stack, &named).display().to_string())
    });
    let uri = match (uri, metadata_text(function, "DockerTag")) {
        (Some(uri), _) => uri,
        (None, tag) if context.is_some() => {
            let name = function.identity.name.to_ascii_lowercase();
            let made =
                |tag: &str| Setting::Known(format!("{name}:{tag}"), Origin::generated(function.node.span));
            tag.map_or_else(|| made("latest"), |tag| made(tag.known().map_or("latest", String::as_str)))
        }
        (None, _) => return Code::Missing,
    };
    let config = function.properties.child("ImageConfig");
    let texts = |name| config.as_ref().map(|config| config.texts(name)).unwrap_or_default();
    Code::Image {
        uri,
        context,
        dockerfile: metadata_text(function, "Dockerfile"),
        entry_point: texts("EntryPoint"),
        command: texts("Command"),
        working_directory: config.as_ref().and_then(|config| config.text("WorkingDirectory")),
    }
}

//! Local paths of code, which stand under a made-up S3 address until they are packaged.
//!
//! The SAM service knows only S3 addresses: a path such as `./src` must be packaged first. To show
//! what a template stands for that is not needed, so each local path becomes an address here,
//! before anything looks at it, and hashes come out as if it had been packaged there.

use indexmap::IndexMap;

use super::options::Options;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::template::{SAM_PREFIX, Template};
use crate::tree::{Map, Node, Text, Value};

/// Properties that may hold a local path, by SAM type.
const PLACES: &[(&str, &str)] = &[
    ("Function", "CodeUri"),
    ("LayerVersion", "ContentUri"),
    ("Api", "DefinitionUri"),
    ("HttpApi", "DefinitionUri"),
    ("StateMachine", "DefinitionUri"),
    ("WebFunction", "CodeUri"),
    ("MicrovmImage", "CodeUri"),
];

/// The bucket that does not exist.
const BUCKET: &str = "samc-unpackaged";

/// The local paths for which addresses stand, by their place in the template and the address: a loop makes several paths
/// at one place.
pub type LocalPaths = IndexMap<(Span, String), Text>;

/// Puts an S3 address in the place of every local path, and says so once.
pub fn stand_in(template: &mut Template, options: &Options, diagnostics: &mut Diagnostics) -> LocalPaths {
    let mut replaced = LocalPaths::new();
    if let Some(globals) = template.root.get_mut("Globals").and_then(Node::as_map_mut) {
        for (section, property) in PLACES {
            replace_in(globals.get_mut(section), property, options, &mut replaced);
        }
    }
    let resources = template.root.get_mut("Resources").and_then(Node::as_map_mut);
    for resource in resources.into_iter().flat_map(Map::values_mut) {
        let kind = resource.get("Type").and_then(Node::as_str).and_then(|kind| kind.strip_prefix(SAM_PREFIX));
        let place = PLACES.iter().find(|(name, _)| Some(*name) == kind);
        if let Some((_, property)) = place {
            replace_in(resource.get_mut("Properties"), property, options, &mut replaced);
        }
    }
    if options.unpackaged_uri.is_none() {
        tell(&replaced, diagnostics);
    }
    replaced
}

fn replace_in(properties: Option<&mut Node>, property: &str, options: &Options, replaced: &mut LocalPaths) {
    let Some(node) = properties.and_then(|properties| properties.get_mut(property)) else { return };
    let Some(path) = node.as_text().filter(|path| is_local(path)).cloned() else { return };
    let address = match &options.unpackaged_uri {
        Some(uri) => uri.clone(),
        None => address_of(&path),
    };
    let text = path.derive(address.as_str());
    replaced.insert((node.span, address), path);
    node.value = Value::String(text);
}

/// Anything without a scheme such as `s3://`, and without a dynamic reference, is a path.
fn is_local(path: &Text) -> bool {
    !path.is_empty() && !path.contains("://") && !path.contains("{{resolve:")
}

fn address_of(path: &str) -> String {
    let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != "." && *part != "..");
    let key = parts.collect::<Vec<_>>().join("/");
    let key = if key.is_empty() { "template-folder" } else { &key };
    format!("s3://{BUCKET}/{key}")
}

fn tell(replaced: &LocalPaths, diagnostics: &mut Diagnostics) {
    let Some(((first, _), _)) = replaced.first() else { return };
    let others = match replaced.len() - 1 {
        0 => String::new(),
        1 => ", and so does one other".to_owned(),
        more => format!(", and so do {more} others"),
    };
    let found =
        format!("this local path stands as an address in `s3://{BUCKET}` until it is packaged{others}");
    let help = "package the code before deploying, or choose the address with `--unpackaged-uri`";
    diagnostics.push(Diagnostic::new(code::UNPACKAGED_CODE, *first, found).help(help));
}

//! `.cfnlintrc`, the settings of cfn-lint: those that mean something to samc.

use std::path::Path;

use super::shape::{self, Read};
use super::{Given, Layer, Level, LevelSetting, Selector};
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{FileId, Sources};
use crate::syntax;
use crate::tree::{Node, Value};

/// The names that cfn-lint looks for, in its order.
pub const NAMES: [&str; 3] = [".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"];

/// How cfn-lint asks for all regions.
pub const ALL_REGIONS: &str = "ALL_REGIONS";

/// Reads a file of settings that lies in a folder.
pub fn read(sources: &Sources, file: FileId, folder: &Path) -> Read<Layer> {
    let mut layer = Layer::new(file, folder);
    if sources.get(file).is_none_or(|source| is_without_content(&source.text)) {
        return Ok(layer);
    }
    let document = parse(sources, file)?;
    for (key, place, node) in
        shape::map(&document, "the file", "write settings: `ignore_checks: [W3005]`")?.as_written()
    {
        if set(&mut layer, key, node)?.is_none() {
            layer.unused.push(Given { value: key.to_string(), span: place });
        }
    }
    Ok(layer)
}

fn parse(sources: &Sources, file: FileId) -> Read<Node> {
    let mut diagnostics = Diagnostics::new();
    let document = syntax::parse(sources, file, &mut diagnostics);
    let error = diagnostics.into_sorted().into_iter().find(|found| found.severity == Severity::Error);
    match (error, document) {
        (Some(error), _) => Err(Box::new(error)),
        (None, document) => {
            Ok(document.unwrap_or_else(|| Node::new(Value::Null, crate::source::Span::new(file, 0, 0))))
        }
    }
}

fn is_without_content(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || line == "---")
}

/// Sets what a key says; `None` when samc has no such setting.
fn set(layer: &mut Layer, key: &str, node: &Node) -> Read<Option<()>> {
    match key {
        "regions" => {
            let regions = shape::strings(node, key)?.into_iter().map(|region| region.value);
            layer.regions = Some(Given { value: regions.collect(), span: node.span });
        }
        "templates" => layer.templates = shape::strings(node, key)?,
        "ignore_templates" => {
            let globs = shape::strings(node, key)?.into_iter().map(shape::glob);
            layer.ignored = globs.collect::<Result<_, _>>()?;
        }
        "ignore_checks" => layer.levels = selectors(node, key)?.into_iter().map(off).collect(),
        "include_checks" => layer.included = selectors(node, key)?,
        "mandatory_checks" => layer.mandatory = selectors(node, key)?,
        _ => return Ok(None),
    }
    Ok(Some(()))
}

/// Codes, or what they begin with. Those that samc does not have are cfn-lint's business.
fn selectors(node: &Node, key: &str) -> Read<Vec<Given<Selector>>> {
    let selector = |given: Given<String>| Given { value: Selector::parse(&given.value), span: given.span };
    Ok(shape::strings(node, key)?.into_iter().map(selector).collect())
}

fn off(given: Given<Selector>) -> LevelSetting {
    LevelSetting { selector: given.value, level: Level::Off, files: None, place: given.span }
}

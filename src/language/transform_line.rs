//! Whether and where the `Transform` line names `AWS::LanguageExtensions`, and what follows from that.

use super::{find_in_map, for_each, policies};
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::template::{SAM_TRANSFORM, intrinsic};
use crate::tree::{IntoNode, Map, Node, Value};

const NAME: &str = "AWS::LanguageExtensions";

/// The sections in which functions mean something.
pub const SECTIONS: [&str; 4] = ["Conditions", "Globals", "Resources", "Outputs"];

/// How the template asks for the language extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Not at all.
    Not,
    /// By a line that stands before SAM's, or alone.
    First,
    /// By a line behind SAM's: transforms run in the order of the lines.
    AfterSam,
}

/// How the template asks for the language extensions.
pub fn asked(root: &Map) -> Asked {
    let names = names(root);
    let position = |wanted: &str| names.iter().position(|name| *name == wanted);
    match (position(NAME), position(SAM_TRANSFORM)) {
        (None, _) => Asked::Not,
        (Some(extensions), Some(sam)) if sam < extensions => Asked::AfterSam,
        _ => Asked::First,
    }
}

fn names(root: &Map) -> Vec<&str> {
    let line = root.get("Transform");
    let items =
        line.into_iter().flat_map(|line| line.as_list().map_or(std::slice::from_ref(line), Vec::as_slice));
    items.filter_map(Node::as_str).collect()
}

/// Takes the name out of the line, because nothing is left to do for CloudFormation.
pub fn remove(root: &mut Map) {
    let Some(line) = root.get("Transform") else { return };
    let is_other = |item: &&Node| item.as_str() != Some(NAME);
    let left: Vec<Node> = line.as_list().into_iter().flatten().filter(is_other).cloned().collect();
    match left.is_empty() {
        true => {
            root.remove("Transform");
        }
        false => {
            let span = line.span;
            root.insert("Transform", left.into_node(span));
        }
    }
}

/// Reports the functions that do not work without the line. Whether there is none that must be
/// expanded before anything else can be done.
pub fn report_missing(root: &Map, diagnostics: &mut Diagnostics) -> bool {
    let help = format!("write `Transform: [{}]`", with_extensions(root).join(", "));
    let uses = uses(root);
    for one in &uses {
        let found = format!("`{}` works only with the transform `{NAME}`", one.name);
        diagnostics.push(Diagnostic::new(code::MISSING_LANGUAGE_EXTENSIONS, one.span, found).help(&help));
    }
    for (attribute, span) in policies_with_functions(root) {
        let found = format!("`{attribute}` takes functions only with the transform `{NAME}`");
        diagnostics.push(Diagnostic::new(code::MISSING_TRANSFORM, span, found).help(&help));
    }
    !uses.iter().any(Use::is_loop)
}

fn with_extensions(root: &Map) -> Vec<&str> {
    let mut names = names(root);
    let position = names.iter().position(|name| *name == SAM_TRANSFORM).unwrap_or(names.len());
    names.insert(position, NAME);
    names
}

/// Reports the functions that SAM gets to see because its line stands first. Whether there is none
/// that it cannot take.
pub fn report_order(root: &Map, diagnostics: &mut Diagnostics) -> bool {
    let uses = uses(root);
    let mut order = names(root);
    order.sort_by_key(|name| *name != NAME);
    let help = format!("write `Transform: [{}]`", order.join(", "));
    for one in &uses {
        let found =
            format!("`{}` gets to SAM as it is, because `{NAME}` stands behind SAM in `Transform`", one.name);
        let problem = Diagnostic::new(code::TRANSFORM_ORDER, one.span, found).help(&help);
        match one.is_loop() {
            true => {
                diagnostics.error(problem);
            }
            false => diagnostics.push(problem),
        }
    }
    !uses.iter().any(Use::is_loop)
}

/// The first use of a function.
struct Use<'a> {
    name: &'a str,
    span: Span,
}

impl Use<'_> {
    fn is_loop(&self) -> bool {
        for_each::loop_name(self.name).is_some()
    }
}

/// All functions of the language extensions that the template uses, each once.
fn uses(root: &Map) -> Vec<Use<'_>> {
    let mut found = Vec::new();
    for section in SECTIONS {
        if let Some(node) = root.get(section) {
            collect(node, &mut found);
        }
    }
    found
}

fn collect<'a>(node: &'a Node, found: &mut Vec<Use<'a>>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Map(map) => {
            for (key, span, value) in map.as_written() {
                let name = function(key, value);
                if let Some(name) = name.filter(|name| !found.iter().any(|one: &Use| one.name == *name)) {
                    found.push(Use { name, span });
                }
                collect(value, found);
            }
        }
        _ => {}
    }
}

/// The function of the language extensions that an entry of a map is a call of.
fn function(key: &str, value: &Node) -> Option<&'static str> {
    match key {
        "Fn::Length" => Some("Fn::Length"),
        "Fn::ToJsonString" => Some("Fn::ToJsonString"),
        "Fn::FindInMap" => find_in_map::has_default(value).then_some("DefaultValue"),
        _ => for_each::loop_name(key).map(|_| "Fn::ForEach"),
    }
}

fn policies_with_functions(root: &Map) -> Vec<(&'static str, Span)> {
    let resources = root.get("Resources").and_then(Node::as_map);
    let mut found = Vec::new();
    for resource in resources.into_iter().flat_map(Map::values) {
        for attribute in policies::ATTRIBUTES {
            let value = resource.get(attribute).filter(|value| intrinsic::is_intrinsic(value));
            found.extend(value.map(|value| (attribute, value.span)));
        }
    }
    found
}

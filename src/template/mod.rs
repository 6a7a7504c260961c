//! The template as a template: sections, intrinsic functions, parameters.

pub mod intrinsic;
pub mod parameters;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// A CloudFormation or SAM template whose sections have been found to have the right shape.
#[derive(Debug, Clone)]
pub struct Template {
    /// The document.
    pub root: Map,
    /// The whole document's place.
    pub span: Span,
}

/// The line that asks CloudFormation for the SAM transform.
pub const SAM_TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// What every SAM type's name begins with.
pub const SAM_PREFIX: &str = "AWS::Serverless::";

impl Template {
    /// A section that is a map, when it is there.
    pub fn section(&self, name: &str) -> Option<&Map> {
        self.root.get(name)?.as_map()
    }

    /// The resources.
    pub fn resources(&self) -> impl Iterator<Item = (&crate::tree::Text, Span, &Node)> {
        self.section("Resources").into_iter().flat_map(Map::as_written)
    }

    /// Whether a line asks CloudFormation for the SAM transform, alone or in a list.
    pub fn asks_for_sam(&self) -> bool {
        let is_sam = |node: &Node| node.as_str() == Some(SAM_TRANSFORM);
        self.root.get("Transform").is_some_and(|node| match node.as_list() {
            Some(list) => list.iter().any(is_sam),
            None => is_sam(node),
        })
    }

    /// The document as a node, to be printed.
    pub fn into_node(self) -> Node {
        Node::new(Value::Map(self.root), self.span)
    }
}

/// Sees the document as a template. `None` when it has no shape that one could work with; why is
/// then among the diagnostics.
pub fn lower(document: Node, diagnostics: &mut Diagnostics) -> Option<Template> {
    let span = document.span;
    let Value::Map(root) = document.value else {
        let found = format!("a template is a map of sections, but this is {}", document.kind());
        let help = "begin with `Resources:` and put the resources below it, indented";
        diagnostics.error(Diagnostic::new(code::INVALID_TEMPLATE, span, found).help(help));
        return None;
    };
    let template = Template { root, span };
    let sound = check_sections(&template, diagnostics);
    sound.then_some(template)
}

fn check_sections(template: &Template, diagnostics: &mut Diagnostics) -> bool {
    let mut sound = check_resources(template, diagnostics);
    for section in ["Parameters", "Mappings", "Conditions", "Globals", "Outputs"] {
        let Some(node) = template.root.get(section) else { continue };
        if node.as_map().is_none() {
            let span = template.root.key_span(section).unwrap_or(node.span);
            let found = format!("section `{section}` must be a map, but it is {}", node.kind());
            let help = format!("indent what belongs to `{section}` below it, or remove the line");
            let mut problem = Diagnostic::new(code::INVALID_TEMPLATE, span, found).help(help);
            if section == "Globals" {
                problem = problem.resource(section);
            }
            diagnostics.error(problem);
            sound = false;
        }
    }
    sound
}

fn check_resources(template: &Template, diagnostics: &mut Diagnostics) -> bool {
    let Some(node) = template.root.get("Resources") else {
        let found = "the template has no `Resources` section";
        let help = "add `Resources:` with at least one resource below it";
        let start = Span { end: template.span.start, ..template.span };
        diagnostics.error(Diagnostic::new(code::INVALID_TEMPLATE, start, found).help(help));
        return false;
    };
    let section = template.root.key_span("Resources").unwrap_or(node.span);
    let Some(resources) = node.as_map().filter(|map| !map.is_empty()) else {
        let found = format!("`Resources` must be a map with at least one resource, but it is {}", what(node));
        diagnostics.error(Diagnostic::new(code::INVALID_TEMPLATE, section, found));
        return false;
    };
    let mut sound = true;
    for (logical_id, span, resource) in resources.as_written() {
        sound &= check_resource(logical_id, span, resource, diagnostics);
    }
    sound
}

fn what(node: &Node) -> &'static str {
    if node.as_map().is_some() { "empty" } else { node.kind() }
}

fn check_resource(logical_id: &str, span: Span, resource: &Node, diagnostics: &mut Diagnostics) -> bool {
    if logical_id.starts_with("Fn::ForEach") {
        let found = "samc does not expand `Fn::ForEach` yet";
        diagnostics.error(Diagnostic::new(code::UNSUPPORTED, span, found));
        return false;
    }
    let Some(map) = resource.as_map() else {
        let found =
            format!("resource `{logical_id}` must be a map with a `Type`, but it is {}", resource.kind());
        let help = format!("indent the lines that belong to `{logical_id}` below it");
        diagnostics
            .error(Diagnostic::new(code::INVALID_RESOURCE, span, found).resource(logical_id).help(help));
        return false;
    };
    let is_sam = map.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.starts_with(SAM_PREFIX));
    let Some(properties) = map.get("Properties").filter(|node| node.as_map().is_none() && is_sam) else {
        return true;
    };
    let at = map.key_span("Properties").unwrap_or(properties.span);
    let found = format!("`Properties` of `{logical_id}` must be a map, but it is {}", properties.kind());
    let help = "indent the properties below it, or remove the line when there are none";
    diagnostics.error(Diagnostic::new(code::INVALID_RESOURCE, at, found).resource(logical_id).help(help));
    false
}

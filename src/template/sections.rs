//! The shapes of a template's sections and resources.

use super::{SAM_PREFIX, Template};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, code};
use crate::source::Span;
use crate::tree::{Map, Node};

/// The sections that are maps, besides the resources, with the code of what is wrong with them.
const SECTIONS: [(&str, Code); 5] = [
    ("Parameters", code::INVALID_PARAMETER),
    ("Mappings", code::INVALID_MAPPING),
    ("Conditions", code::INVALID_CONDITION),
    ("Globals", code::INVALID_TEMPLATE),
    ("Outputs", code::INVALID_OUTPUT),
];

/// Checks the shapes of the sections and of each resource. Whether the sections can be worked with.
pub fn check(template: &Template, diagnostics: &mut Diagnostics) -> bool {
    let mut sound = check_resources(template, diagnostics);
    for (section, code) in SECTIONS {
        let Some(node) = template.root.get(section) else { continue };
        if node.as_map().is_none() {
            let span = template.root.key_span(section).unwrap_or(node.span);
            let found = format!("section `{section}` must be a map, but it is {}", node.kind());
            let help = format!("indent what belongs to `{section}` below it, or remove the line");
            let mut problem = Diagnostic::new(code, span, found).help(help);
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
    let is_empty = node.as_map().is_some_and(Map::is_empty);
    if is_empty && diagnostics.has_errors() {
        return false; // A loop or file that was to fill it has been reported.
    }
    let Some(resources) = node.as_map().filter(|_| !is_empty) else {
        let found = format!("`Resources` must be a map with at least one resource, but it is {}", what(node));
        let help = match resource_at_top(template) {
            Some(name) => format!("indent `{name}` below `Resources`: it looks like a resource"),
            None => "put at least one resource below it, indented".to_owned(),
        };
        diagnostics.error(Diagnostic::new(code::INVALID_TEMPLATE, section, found).help(help));
        return false;
    };
    for (logical_id, span, resource) in resources.as_written() {
        check_resource(logical_id, span, resource, diagnostics);
    }
    true
}

/// Something beside the sections that should probably stand in `Resources`.
fn resource_at_top(template: &Template) -> Option<&str> {
    let is_resource =
        |node: &Node| node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"));
    template.root.as_written().find(|(_, _, node)| is_resource(node)).map(|(name, ..)| name.as_str())
}

fn what(node: &Node) -> &'static str {
    if node.as_map().is_some() { "empty" } else { node.kind() }
}

fn check_resource(logical_id: &str, span: Span, resource: &Node, diagnostics: &mut Diagnostics) {
    if logical_id.starts_with("Fn::") {
        return; // A loop that was reported, or a macro that only CloudFormation can run.
    }
    let Some(map) = resource.as_map() else {
        let found =
            format!("resource `{logical_id}` must be a map with a `Type`, but it is {}", resource.kind());
        let help = format!("indent the lines that belong to `{logical_id}` below it");
        let problem = Diagnostic::new(code::INVALID_RESOURCE, span, found).help(help);
        diagnostics.error(problem.resource(logical_id));
        return;
    };
    for problem in [misshapen_condition(map), misshapen_properties(logical_id, map)].into_iter().flatten() {
        diagnostics.error(problem.resource(logical_id));
    }
}

fn misshapen_condition(resource: &Map) -> Option<Diagnostic> {
    let condition = resource.given("Condition").filter(|condition| condition.as_str().is_none())?;
    let found = format!("`Condition` takes the name of a condition, but this is {}", condition.kind());
    let help = "write the name, without a function, and define it in the section `Conditions`";
    Some(Diagnostic::new(code::INVALID_RESOURCE, condition.span, found).help(help))
}

fn misshapen_properties(logical_id: &str, resource: &Map) -> Option<Diagnostic> {
    let is_sam = resource.get("Type")?.as_str()?.starts_with(SAM_PREFIX);
    let properties = resource.get("Properties").filter(|node| node.as_map().is_none() && is_sam)?;
    let at = resource.key_span("Properties").unwrap_or(properties.span);
    let found = format!("`Properties` of `{logical_id}` must be a map, but it is {}", properties.kind());
    let help = "indent the properties below it, or remove the line when there are none";
    Some(Diagnostic::new(code::WRONG_TYPE, at, found).help(help))
}

//! E3001: A resource, event or attribute has the wrong shape.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Advice, Diagnostic, code, similar};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::SAM_PREFIX;
use crate::tree::{Map, Node, Text, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_RESOURCE,
    documentation: Documentation {
        finds: "A resource without a `Type`, with an attribute that resources do not have, or with one of the wrong shape; a logical id with other characters than letters and digits.",
        matters: "CloudFormation refuses the template. Most often a property is not indented enough, and so stands beside `Properties` rather than below it.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DelaySeconds: 5
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 5
",
    },
    check: Check::Subject(check),
};

/// The attributes of resources (user guide, "Resource attribute reference"); the last two are SAM's.
const ATTRIBUTES: &[&str] = &[
    "Type",
    "Properties",
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "Version",
    "Connectors",
    "IgnoreGlobals",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(map) = resource.node.as_map() else { continue }; // Found while reading the template.
        let Some(problems) = problems(subject, resource, map) else { continue };
        for problem in problems {
            if !findings.has_within(problem.span, RULE.code.id) {
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

/// `None` for what is no resource: a loop or include that could not be worked out.
fn problems(subject: &Subject, resource: &Resource, map: &Map) -> Option<Vec<Diagnostic>> {
    if resource.logical_id.starts_with("Fn::") {
        return None;
    }
    let mut problems: Vec<Diagnostic> = logical_id(resource).into_iter().collect();
    problems.extend(kind(resource, map));
    problems.extend(unknown_attributes(subject, resource, map));
    problems.extend(wrong_attributes(resource, map));
    problems.extend(connectors(map));
    Some(problems)
}

fn problem(span: Span, found: impl Into<String>, help: impl Into<Advice>) -> Diagnostic {
    Diagnostic::new(RULE.code, span, found).help(help)
}

fn logical_id(resource: &Resource) -> Option<Diagnostic> {
    let id = resource.logical_id.as_str();
    let is_sound = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
    let plain: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    let found = format!("logical id `{id}` has characters other than letters and digits");
    let help = if plain.is_empty() { "give it a name".to_owned() } else { format!("call it `{plain}`") };
    (!is_sound).then(|| problem(resource.span, found, help))
}

fn kind(resource: &Resource, map: &Map) -> Option<Diagnostic> {
    match map.get("Type") {
        None => {
            let found = format!("resource `{}` has no `Type`", resource.logical_id);
            Some(problem(resource.span, found, "add `Type:` with the type of the resource"))
        }
        Some(node) if node.as_str().is_none() => {
            let found = format!("`Type` is the name of a type, but this is {}", node.kind());
            Some(problem(resource.attribute_span("Type"), found, "write a name such as `AWS::SQS::Queue`"))
        }
        Some(_) => None,
    }
}

/// On SAM types these are found while expanding.
fn unknown_attributes(subject: &Subject, resource: &Resource, map: &Map) -> Vec<Diagnostic> {
    if resource.kind.starts_with(SAM_PREFIX) {
        return Vec::new();
    }
    let known = subject.resource_type(resource.kind);
    let root = known.map(|known| known.document.get(known.document.root()));
    let is_property = |name: &str| {
        root.and_then(|root| root.object.as_ref()).is_some_and(|object| object.properties.contains_key(name))
    };
    let unknown = map.as_written().filter(|(name, ..)| !ATTRIBUTES.contains(&name.as_str()));
    let problem = |(name, span, _): (&Text, Span, &Node)| {
        let help = match similar::nearest(name, ATTRIBUTES.iter().copied()) {
            _ if is_property(name) => format!("indent `{name}` below `Properties`").into(),
            Some(near) => near.instead_of(name),
            None => {
                format!("indent `{name}` below `Properties` if it is one of them, or else remove it").into()
            }
        };
        problem(span, format!("resources have no attribute `{name}`"), help)
    };
    unknown.map(problem).collect()
}

fn wrong_attributes(resource: &Resource, map: &Map) -> Vec<Diagnostic> {
    let is_custom =
        resource.kind.starts_with("Custom::") || resource.kind == "AWS::CloudFormation::CustomResource";
    let mut problems = Vec::new();
    for (name, span, node) in map.as_written() {
        match name.as_str() {
            "CreationPolicy" if is_custom => {
                problems.push(problem(span, "custom resources have no `CreationPolicy`", "remove it"));
            }
            "CreationPolicy" if node.as_map().is_none() => {
                problems.push(wrong_shape(name, span, node, "a map"))
            }
            "DependsOn" => problems.extend(depends_on(span, node)),
            "IgnoreGlobals" if !resource.kind.starts_with(SAM_PREFIX) => {
                problems.extend(
                    (!is_text_or_texts(node)).then(|| wrong_shape(name, span, node, "a list of names")),
                );
            }
            "Version" if !is_custom => {
                let found = "only custom resources have a `Version`";
                problems.push(problem(span, found, "remove it"));
            }
            "Version" if node.as_str().is_none() && node.as_int().is_none() => {
                problems.push(wrong_shape(name, span, node, "a string"));
            }
            _ => {}
        }
    }
    problems
}

fn wrong_shape(name: &str, span: Span, node: &Node, wanted: &str) -> Diagnostic {
    let found = format!("`{name}` takes {wanted}, but this is {}", node.kind());
    Diagnostic::new(RULE.code, span, found)
}

fn is_text_or_texts(node: &Node) -> bool {
    let is_list = node.as_list().is_some_and(|items| items.iter().all(|item| item.as_str().is_some()));
    node.as_str().is_some() || is_list
}

fn depends_on(span: Span, node: &Node) -> Vec<Diagnostic> {
    let help = "write the logical id of another resource, or a list of them";
    let wrong = |span, node: &Node| {
        let what = if evaluate::call(node).is_some() { "a function" } else { node.kind() };
        problem(span, format!("`DependsOn` takes logical ids, but this is {what}"), help)
    };
    match &node.value {
        Value::String(_) => Vec::new(),
        Value::List(items) => {
            items.iter().filter(|item| item.as_str().is_none()).map(|item| wrong(item.span, item)).collect()
        }
        _ => vec![wrong(span, node)],
    }
}

/// What else is wrong with connectors is found while they are expanded.
fn connectors(resource: &Map) -> Vec<Diagnostic> {
    let connectors = resource.get("Connectors").and_then(Node::as_map).into_iter().flat_map(Map::values);
    let keys = connectors.filter_map(Node::as_map).flat_map(Map::as_written);
    let unknown = keys.filter(|(key, ..)| *key != "Properties");
    let problem = |(key, span, _): (&Text, Span, &Node)| {
        let found = format!("a connector of a resource has only `Properties`, and no `{key}`");
        problem(span, found, format!("remove `{key}`, or move it below `Properties`"))
    };
    unknown.map(problem).collect()
}

//! Policy templates: named statements with parameters, such as `DynamoDBReadPolicy`.

use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, code};
use crate::expand::context::{Context, Expanded};
use crate::sorted_rows;
use crate::source::Span;
use crate::tree::{IntoNode, Map, Node, Text, from_json};

/// A template a line, sorted by name; packed by `schemas/pack.py`.
const TABLE: &str = include_str!("../../../schemas/policy-templates.jsonl");

/// How every line begins, up to the template's name.
const BEFORE_NAME: &str = "{\"name\":\"";

/// The names of all policy templates.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter_map(name_of)
}

fn name_of(line: &'static str) -> Option<&'static str> {
    line.strip_prefix(BEFORE_NAME)?.split('"').next()
}

/// The line of a template.
pub fn find(name: &str) -> Option<&'static str> {
    sorted_rows::find(TABLE, name, |line| name_of(line).unwrap_or(line))
}

/// The names of all policy templates, each with those of its parameters.
pub fn all() -> impl Iterator<Item = (String, Vec<String>)> {
    TABLE.lines().filter_map(|line| {
        let template: Json = serde_json::from_str(line).ok()?;
        Some((name_of(line)?.to_owned(), parameters_of(&template).map(str::to_owned).collect()))
    })
}

fn parameters_of(template: &Json) -> impl Iterator<Item = &str> {
    template.get("parameters").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
}

/// The policy document that a policy template with its parameters stands for.
pub fn statements(context: &mut Context, policy: &Node) -> Expanded<Node> {
    let entry = policy.as_map().and_then(Map::sole_entry);
    let Some((name, template)) = entry.and_then(|(name, _)| Some((name, find(name)?))) else {
        return Ok(policy.clone());
    };
    let template: Json = serde_json::from_str(template).unwrap_or_default();
    let parameters: Vec<&str> = parameters_of(&template).collect();
    let span = policy.as_map().and_then(|map| map.key_span(name)).unwrap_or(policy.span);
    let values = policy.get(name).and_then(Node::as_map);
    let values = check_parameters(context, name, &parameters, values, span)?;
    let definition = template.get("definition").unwrap_or(&Json::Null);
    Ok(fill(definition, &parameters, values, span))
}

fn check_parameters<'a>(
    context: &mut Context,
    name: &str,
    parameters: &[&str],
    values: Option<&'a Map>,
    span: Span,
) -> Expanded<&'a Map> {
    let Some(values) = values else {
        let found = format!("policy template `{name}` must be followed by a map of its parameters");
        let help = match parameters {
            [] => format!("it has no parameters: write `{name}: {{}}`"),
            _ => format!("write below it: {}", names_with_colon(parameters)),
        };
        return Err(context.error(Diagnostic::new(code::INVALID_POLICY, span, found).help(help)));
    };
    let missing: Vec<&str> = parameters.iter().copied().filter(|name| !values.contains(name)).collect();
    if missing.is_empty() {
        warn_of_others(context, name, parameters, values);
        return Ok(values);
    }
    let found = format!("policy template `{name}` needs {}", list(&missing));
    let help = format!("add below it: {}", names_with_colon(&missing));
    Err(context.error(Diagnostic::new(code::INVALID_POLICY, span, found).help(help)))
}

/// SAM drops values for parameters that the policy template does not have.
fn warn_of_others(context: &mut Context, name: &str, parameters: &[&str], values: &Map) {
    for (key, span, _) in values.as_written().filter(|(key, ..)| !parameters.contains(&key.as_str())) {
        let found = format!("policy template `{name}` has no parameter `{key}`, so SAM drops it");
        let help = match parameters {
            [] => format!("it has no parameters: write `{name}: {{}}`"),
            _ => format!("it takes {}", list(parameters)),
        };
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, span, found).help(help));
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn names_with_colon(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}: …`")).collect::<Vec<_>>().join(", ")
}

/// The definition with each `Ref` to a parameter replaced by what the user gave for it. The user's
/// values are not searched again: they may refer to parameters of the template that have the same
/// name as one of the policy template.
fn fill(definition: &Json, parameters: &[&str], values: &Map, span: Span) -> Node {
    match definition {
        Json::Array(items) => {
            items.iter().map(|item| fill(item, parameters, values, span)).collect::<Vec<_>>().into_node(span)
        }
        Json::Object(entries) => {
            if let Some(value) = parameter_value(entries, parameters, values) {
                return value;
            }
            let filled = entries.iter();
            let filled =
                filled.map(|(key, item)| (Text::made(key.as_str()), fill(item, parameters, values, span)));
            filled.collect::<Map>().into_node(span)
        }
        scalar => from_json(scalar, span),
    }
}

fn parameter_value(
    entries: &serde_json::Map<String, Json>,
    parameters: &[&str],
    values: &Map,
) -> Option<Node> {
    let name = entries.get("Ref").filter(|_| entries.len() == 1)?.as_str()?;
    values.get(name).filter(|_| parameters.contains(&name)).cloned()
}

//! The `Globals` section.

mod merge;
pub mod sections;
mod unused;

use super::context::{Context, Expanded};
use super::implicit_api::MANAGED;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::Span;
use crate::template::{SAM_PREFIX, Template};
use crate::tree::{Map, Node, Text, Value};

/// The `Globals` section, found to have only what SAM takes there.
#[derive(Debug, Default)]
pub struct Globals {
    sections: Map,
    fault: Option<Reported>,
}

impl Globals {
    /// Reads the section without a word about what is wrong with it: that is left out.
    pub fn sound_part(template: &Template) -> Globals {
        let sections = template.section("Globals").cloned().unwrap_or_default();
        Globals { sections: sections::sound_part(&sections), fault: None }
    }

    /// Reads and checks the section.
    pub fn read(template: &Template, context: &mut Context) -> Globals {
        let sections = template.section("Globals").cloned().unwrap_or_default();
        let problems = sections::problems(&sections);
        let fault = problems.into_iter().map(|problem| context.error(problem)).last();
        Globals { sections, fault }
    }

    /// The global properties of a SAM type, by the type's short name (`Function`).
    pub fn section(&self, name: &str) -> Option<&Map> {
        self.sections.get(name)?.as_map()
    }

    /// Merges the global properties into each resource. Nothing is merged from a faulty section:
    /// what it was meant to say is not known, and resources would seem to lack properties.
    pub fn merge_into_resources(&self, context: &mut Context) -> Expanded<()> {
        if let Some(reported) = self.fault {
            return Err(reported);
        }
        let affected = self.affected(context);
        unused::report(context, &self.sections, &affected);
        let mut result = Ok(());
        for (logical_id, span, section) in affected {
            let merged = self.merge_into(context, &logical_id, span, &section);
            result = result.and(merged);
        }
        name_open_api_versions(context);
        result
    }

    /// The resources whose type has a section, with the section's name.
    fn affected(&self, context: &Context) -> Vec<(Text, Span, String)> {
        let resources = context.resources.walk();
        let affected = resources.filter_map(|(logical_id, span, resource)| {
            let section = resource.get("Type")?.as_str()?.strip_prefix(SAM_PREFIX)?;
            self.sections.contains(section).then(|| (logical_id.clone(), span, section.to_owned()))
        });
        affected.collect()
    }

    fn merge_into(&self, context: &mut Context, logical_id: &str, span: Span, name: &str) -> Expanded<()> {
        let Some(global) = self.section(name) else { return Ok(()) };
        let ignored = context.resources.get(logical_id).and_then(|resource| resource.get("IgnoreGlobals"));
        let (global, problem) = match ignored.filter(|node| node.is_truthy()) {
            None => (global.clone(), None),
            Some(ignored) => without_ignored(global, ignored, name),
        };
        let resource = context.resources.get_mut(logical_id).and_then(Node::as_map_mut);
        if let Some(resource) = resource {
            let own = resource.get_or_insert_with("Properties", || Node::new(Value::Map(Map::new()), span));
            if let Value::Map(map) = &own.value {
                own.value = Value::Map(merge::merge_maps(&global, map, name));
            }
        }
        match problem {
            None => Ok(()),
            Some(problem) => Err(context.error(problem.resource(logical_id))),
        }
    }
}

/// The global properties but those that a resource's `IgnoreGlobals` names, and what is wrong with it.
fn without_ignored(global: &Map, ignored: &Node, section: &str) -> (Map, Option<Diagnostic>) {
    if ignored.as_str() == Some("*") {
        return (Map::new(), None);
    }
    let Some(names) = ignored.as_list() else {
        let found = "`IgnoreGlobals` takes `\"*\"`, or a list of properties that `Globals` sets";
        let problem = Diagnostic::new(code::INVALID_GLOBALS, ignored.span, found);
        let problem = match ignored.as_str() {
            Some(name) => problem.help(format!("write it as a list: `[{name}]`")),
            None => problem.help("write `IgnoreGlobals: \"*\"` to take none of them"),
        };
        return (global.clone(), Some(problem));
    };
    let mut rest = global.deep_copy();
    let mut problem = None;
    for name in names {
        if name.as_str().is_none_or(|name| rest.remove(name).is_none()) {
            problem = problem.or_else(|| Some(not_global(name, global, section)));
        }
    }
    (rest, problem)
}

fn not_global(name: &Node, global: &Map, section: &str) -> Diagnostic {
    let Some(text) = name.as_str() else {
        let found = format!("`IgnoreGlobals` takes names of properties, but this is {}", name.kind());
        return Diagnostic::new(code::INVALID_GLOBALS, name.span, found);
    };
    if global.contains(text) {
        let found = format!("`IgnoreGlobals` names `{text}` twice");
        return Diagnostic::new(code::INVALID_GLOBALS, name.span, found).help("remove one of the two");
    }
    let found = format!("`Globals` sets no `{text}` for `{section}`, so there is nothing to ignore");
    let problem = Diagnostic::new(code::INVALID_GLOBALS, name.span, found).label("not set in `Globals`");
    match similar::closest(text, global.keys().map(Text::as_str)) {
        Some(close) => problem.help(format!("did you mean `{close}`?")),
        None => problem.help(format!("remove `{text}` from the list")),
    }
}

/// Bodies that SAM writes were begun as Swagger 2.0 before it was known that `Globals` asks for
/// OpenAPI 3 (reference behaviour: `fix_openapi_definitions`).
fn name_open_api_versions(context: &mut Context) {
    for resource in context.resources.values_mut() {
        if resource.get("Type").and_then(Node::as_str) != Some("AWS::Serverless::Api") {
            continue;
        }
        if let Some(properties) = resource.get_mut("Properties").and_then(Node::as_map_mut) {
            name_open_api_version(properties);
        }
    }
}

fn name_open_api_version(properties: &mut Map) {
    let Some(version) = properties.get("OpenApiVersion").filter(|_| properties.contains(MANAGED)) else {
        return;
    };
    let version = match &version.value {
        Value::String(_) => version.clone(),
        Value::Number(number) => Node::made(number.to_string(), version.span),
        _ => return,
    };
    if !version.as_str().is_some_and(is_version_3) {
        return;
    }
    properties.insert("OpenApiVersion", version.clone());
    if let Some(body) = properties.get_mut("DefinitionBody").and_then(Node::as_map_mut) {
        body.insert("openapi", version);
        if body.truthy("swagger").is_some() {
            body.remove("swagger");
        }
    }
}

/// `3.` and a digit, then perhaps a point and another digit.
fn is_version_3(version: &str) -> bool {
    let Some(rest) = version.strip_prefix("3.") else { return false };
    let digits: Vec<&str> = rest.split('.').collect();
    digits.len() <= 2 && digits.iter().all(|part| matches!(part.as_bytes(), [b'0'..=b'9']))
}

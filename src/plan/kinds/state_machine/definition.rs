//! The definition of a state machine: from the template, or from a file beside it.

use std::path::Path;

use serde_json::Value as Json;

use super::substitution::Substitutions;
use crate::diagnostic::{Diagnostic, Diagnostics, code as codes};
use crate::host::Unreadable;
use crate::language::values::Unknown;
use crate::plan::kinds::Planned;
use crate::plan::kinds::function::code;
use crate::plan::model::store::Substitution;
use crate::plan::model::{Origin, Setting, Tree};
use crate::plan::partial::{self, PartialText};
use crate::source::{Sources, Span};
use crate::syntax;
use crate::tree::Node;

/// The definition of a state machine.
#[derive(Default)]
pub struct Definition {
    /// The definition, with all substitutions made.
    pub tree: Option<Tree>,
    /// The file that it is from, seen from the current folder.
    pub file: Option<Setting<String>>,
}

/// The definition, wherever it is.
pub fn of(machine: &Planned, substitutions: &[Substitution]) -> Definition {
    let mut substitutions = Substitutions::new(machine, substitutions);
    let definition = read(machine, &mut substitutions);
    substitutions.tell_missing();
    definition
}

fn read(machine: &Planned, substitutions: &mut Substitutions) -> Definition {
    let properties = &machine.properties;
    if let Some(tree) = properties.tree("Definition") {
        return Definition { tree: of_map(machine, tree, substitutions), file: None };
    }
    let text = properties.node("DefinitionString");
    if let Some(text) = text.and_then(|node| PartialText::of(machine.context, &machine.stack, node)) {
        return Definition { tree: of_text(machine, text, substitutions), file: None };
    }
    let Some(node) = properties.node("DefinitionS3Location").cloned() else {
        let found = "the state machine has no definition".to_owned();
        report(machine, machine.node.span, found, "set `DefinitionUri` or `Definition`");
        return Definition::default();
    };
    match code::local_path_of(machine, &node, "DefinitionS3Location") {
        Some((named, place)) => of_file(machine, &named, place, substitutions),
        None => in_bucket(machine, &node),
    }
}

fn of_map(machine: &Planned, tree: Tree, substitutions: &mut Substitutions) -> Option<Tree> {
    let place = tree.origin.place;
    told(machine, place, with_states(tree).map(|tree| substitutions.tree(tree)))
}

fn of_text(machine: &Planned, text: PartialText, substitutions: &mut Substitutions) -> Option<Tree> {
    told(machine, text.origin.place, parsed(&text.text, "definition", text.origin, substitutions))
}

/// Tells why a definition in the template is none.
fn told(machine: &Planned, place: Span, tree: Result<Tree, String>) -> Option<Tree> {
    let told = |why| {
        let found = format!("the definition is no definition of a state machine: {why}");
        report(machine, place, found, HOW);
    };
    tree.map_err(told).ok()
}

/// A definition has states, but of one that is unknown in parts, nobody can tell.
fn with_states(tree: Tree) -> Result<Tree, String> {
    if tree.value.get("States").is_none() && tree.holes.is_empty() {
        return Err("it has no `States`".to_owned());
    }
    Ok(tree)
}

const HOW: &str = "write a map with `StartAt` and `States`, in JSON or YAML";

fn of_file(machine: &Planned, named: &str, place: Span, substitutions: &mut Substitutions) -> Definition {
    let path = machine.context.path(&machine.stack, named);
    let origin = Origin::template(place);
    let file = Some(Setting::Known(path.display().to_string(), origin));
    let tree = machine.context.host.read(&path).map_err(|why| unreadable(&path, &why)).and_then(|text| {
        let tree = parsed(&text, &path.display().to_string(), origin, substitutions);
        let found = |why| format!("`{}` is no definition of a state machine: {why}", path.display());
        tree.map_err(|why| (found(why), HOW))
    });
    match tree {
        Ok(tree) => Definition { tree: Some(tree), file },
        Err((found, help)) => {
            report(machine, place, found, help);
            Definition { tree: None, file }
        }
    }
}

fn unreadable(path: &Path, why: &Unreadable) -> (String, &'static str) {
    let path = path.display();
    match why {
        Unreadable::Missing => (
            format!("there is no file `{path}`"),
            "name a file that is there, seen from the folder of the template",
        ),
        Unreadable::Outside => (
            format!("`{path}` lies outside of the folder of the template and of the current one"),
            "call samc from a folder above it",
        ),
        Unreadable::Because(why) => {
            (format!("`{path}` cannot be read: {why}"), "name a file that can be read")
        }
    }
}

fn report(machine: &Planned, place: Span, found: String, help: &str) {
    let problem = Diagnostic::new(codes::MISSING_DEFINITION, place, found).help(help);
    machine.context.report(problem.resource(machine.identity.id.clone()));
}

fn in_bucket(machine: &Planned, node: &Node) -> Definition {
    let opened = machine.properties.open(node, "DefinitionS3Location".to_owned());
    opened.iter().for_each(|location| location.ignore_all());
    let help =
        Some("name a file that lies beside the template: `DefinitionUri: machine.asl.json`".to_owned());
    let why = Unknown::new(node.span, "the definition lies in a bucket, which samc does not ask");
    let id = machine.context.unknown(Unknown { help, ..why });
    let tree = partial::unknown_tree(vec![id], Origin::template(node.span));
    Definition { tree: Some(tree), file: None }
}

/// The definition that a text is, with all substitutions made. They are made behind the reading, so that no value can
/// break it; a text that cannot be read before, such as `"Seconds": ${Wait}`, is one to make them in before.
fn parsed(text: &str, name: &str, origin: Origin, substitutions: &mut Substitutions) -> Result<Tree, String> {
    let json = match json(text, name) {
        Ok(json) => json,
        Err(why) if !text.contains("${") && partial::marked(text).is_empty() => return Err(why),
        Err(_) => {
            let text = substitutions.text(text);
            let unknown = partial::marked(&text);
            // No mark without quotes is JSON, but in YAML it is a text like any other.
            match json(&text, if unknown.is_empty() { name } else { "definition" }) {
                Ok(json) => json,
                Err(why) if unknown.is_empty() => return Err(why),
                Err(_) => return Ok(partial::unknown_tree(unknown, origin)),
            }
        }
    };
    let tree = with_states(partial::tree(json, origin))?;
    Ok(substitutions.tree(tree))
}

/// The JSON of a text in JSON or YAML.
fn json(text: &str, name: &str) -> Result<Json, String> {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    if let Some(node) = syntax::parse(&sources, file, &mut diagnostics) {
        return Ok(crate::emit::json::to_value(&node));
    }
    let first = diagnostics.into_sorted().into_iter().next();
    Err(first.map_or_else(
        || "it is empty".to_owned(),
        |found| {
            let line = sources.get(file).map_or(1, |source| source.position(found.span.start).line);
            format!("{} (line {line})", found.message)
        },
    ))
}

//! The definitions of state machines: where they are written, and how each is read.

use super::placement::Placement;
use crate::check::{Resource, Subject};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::evaluate::is_function;
use crate::evaluate::substitute::arguments;
use crate::source::{Sources, Span};
use crate::syntax;
use crate::template::intrinsic::is_looked_up;
use crate::template::{SAM_PREFIX, intrinsic};
use crate::tree::{Map, Node, Value};

/// The definitions that a state machine can have, by its conditions.
pub struct Definitions<'s, 't> {
    /// The state machine.
    pub resource: &'s Resource<'t>,
    /// Those that can be known.
    pub known: Vec<Definition<'s, 't>>,
    /// Whether they are all.
    pub are_all: bool,
}

/// A definition, read.
pub struct Definition<'s, 't> {
    /// Whose definition it is.
    pub resource: &'s Resource<'t>,
    /// The machine; nothing when the text cannot be read.
    pub root: Option<Node>,
    /// How its places become places of the template.
    pub placement: Placement,
    /// Why its text cannot be read, with a place in that text.
    pub unreadable: Option<Diagnostic>,
    /// The text that it was read from, if it is one.
    pub text: Option<Node>,
    /// Whether the text is that of a `Fn::Sub`, which puts in its own variables.
    pub is_sub: bool,
}

/// State machines, and where their definitions are: as a tree, as text, and in files.
const MACHINES: &[(&str, &[&str], &[&str])] = &[
    ("AWS::StepFunctions::StateMachine", &["Definition", "DefinitionString"], &["DefinitionS3Location"]),
    ("AWS::Serverless::StateMachine", &["Definition"], &["DefinitionUri"]),
];

/// What stands for a part of a text that only AWS knows; it is a name that the states language does not have.
const UNKNOWN_PART: &str = "${?}";

/// The definitions of all state machines.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<Definitions<'s, 't>> {
    let machines = MACHINES.iter().flat_map(|machine| {
        let resources = subject.resources_of(machine.0).filter(|resource| !resource.never_exists);
        resources.map(move |resource| (resource, machine))
    });
    machines.map(|(resource, (_, written, files))| of(subject, resource, written, files)).collect()
}

fn of<'s, 't>(
    subject: &Subject<'t>,
    resource: &'s Resource<'t>,
    written: &[&str],
    files: &[&str],
) -> Definitions<'s, 't> {
    let written = written.iter().flat_map(|name| subject.reach(resource, &[name]));
    let written = written.map(|at| read(subject, resource, at.node, at.span));
    let files = files.iter().flat_map(|name| subject.reach(resource, &[name]));
    let files = files.map(|at| file(subject, resource, at.node.as_str()?, at.node.span));
    let read: Vec<Option<Definition>> = written.chain(files).collect();
    let are_all = read.iter().all(Option::is_some);
    Definitions { resource, known: read.into_iter().flatten().collect(), are_all }
}

/// A definition that is part of the template.
fn read<'s, 't>(
    subject: &Subject<'t>,
    resource: &'s Resource<'t>,
    node: &Node,
    place: Span,
) -> Option<Definition<'s, 't>> {
    let node = intrinsic::argument(node, "Fn::ToJsonString").unwrap_or(node);
    if let Some(argument) = intrinsic::argument(node, "Fn::Sub") {
        let definition = of_text(subject, resource, arguments(argument)?.0, place);
        return Some(Definition { is_sub: true, ..definition });
    }
    if let Some(argument) = intrinsic::argument(node, "Fn::Join") {
        let text = Node::made(joined(argument)?, place);
        return Some(of_text(subject, resource, &text, place));
    }
    match &node.value {
        Value::String(_) => Some(of_text(subject, resource, node, place)),
        Value::Map(map) if map.is_empty() && resource.kind.starts_with(SAM_PREFIX) => None, // SAM refuses it.
        Value::Map(_) if !intrinsic::is_intrinsic(node) => Some(Definition {
            resource,
            root: Some(node.clone()),
            placement: Placement::Same,
            unreadable: None,
            text: None,
            is_sub: false,
        }),
        _ => None,
    }
}

/// The text of a `Fn::Join`, with a mark for each item that is no plain text.
fn joined(argument: &Node) -> Option<String> {
    let [delimiter, items] = argument.as_list()?.as_slice() else { return None };
    let texts = items.as_list()?.iter().map(|item| item.as_str().unwrap_or(UNKNOWN_PART));
    Some(texts.collect::<Vec<_>>().join(delimiter.as_str()?))
}

fn of_text<'s, 't>(
    subject: &Subject<'t>,
    resource: &'s Resource<'t>,
    node: &Node,
    place: Span,
) -> Definition<'s, 't> {
    let text = node.as_str().unwrap_or("");
    let placement = Placement::of_scalar(text, node.span, place, subject.source);
    let (root, unreadable) = parsed("definition.json", text);
    let unreadable = unreadable.filter(|_| !text.contains("${")); // What is put in may complete it.
    let text = Some(node.clone());
    Definition { resource, root, placement, unreadable, text, is_sub: false }
}

/// A definition in a local file; nothing when it cannot be read.
fn file<'s, 't>(
    subject: &Subject<'t>,
    resource: &'s Resource<'t>,
    path: &str,
    place: Span,
) -> Option<Definition<'s, 't>> {
    let text = subject.local_file(path)?;
    let placement = Placement::of_file(path, &text, place);
    let (root, unreadable) = parsed(path, &text);
    let unreadable = unreadable.filter(|_| !text.contains("${"));
    let text = Some(Node::made(text, place));
    Some(Definition { resource, root, placement, unreadable, text, is_sub: false })
}

/// The tree of a text, or why there is none.
fn parsed(name: &str, text: &str) -> (Option<Node>, Option<Diagnostic>) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add(name, with_quoted_variables(text));
    let root = syntax::parse(&sources, file, &mut diagnostics);
    let error = diagnostics.iter().find(|found| found.severity == Severity::Error).cloned();
    (root.filter(|_| error.is_none()), error)
}

/// A text of JSON with each `${Variable}` that stands outside of quotes made a text of the same length, so that it
/// can be read before anything is put in. It is still known by its `${`.
fn with_quoted_variables(text: &str) -> String {
    let is_json = text.trim_start().starts_with('{');
    let (mut quoted, mut is_within) = (String::with_capacity(text.len()), false);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, following)) = after.split_once('}') else { break };
        is_within = ends_within_quotes(before, is_within);
        quoted.push_str(before);
        if is_within || name.is_empty() || !is_json {
            quoted.push_str(&format!("${{{name}}}"));
        } else {
            quoted.push_str(&format!("\"${{{}\"", "_".repeat(name.len() - 1)));
        }
        rest = following;
    }
    quoted.push_str(rest);
    quoted
}

/// Whether the end of a text is within quotes of JSON.
fn ends_within_quotes(text: &str, begins_within: bool) -> bool {
    let (mut is_within, mut is_escaped) = (begins_within, false);
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_within = !is_within,
            _ => {}
        }
    }
    is_within
}

/// Whether only AWS knows a value: it is a function, or something is put into its text later.
pub fn is_open(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => text.contains("${") || is_looked_up(text),
        Value::Map(map) => has_open_keys(map) && map.len() == 1,
        _ => false,
    }
}

/// Whether a map has entries that are not known yet, such as those of a loop.
pub fn has_open_keys(map: &Map) -> bool {
    map.keys().any(|key| is_function(key) || key.contains("${"))
}

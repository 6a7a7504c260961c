//! `Fn::Transform` with `AWS::Include`: what a local file holds is put in its place.
//!
//! While deploying, the file would lie in S3, and CloudFormation would put it in before SAM sees the
//! template. So it must be done first here, too. What lies in S3 already is not known and stays.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::include_problem as problem;
use super::values::Values;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expand::Options;
use crate::host::{Host, beside};
use crate::source::{Sources, Span};
use crate::syntax;
use crate::tree::{IntoNode, Key, Map, Node, Value};

const TRANSFORM: &str = "Transform";
const FUNCTION: &str = "Fn::Transform";
const MACRO: &str = "AWS::Include";

/// As deep as a template may be: files within files must not go deeper.
const DEEPEST: usize = 200;
/// CloudFormation takes templates of up to 1 MB.
const MOST_BYTES: usize = 10 * 1024 * 1024;
/// What each file counts at least, so that small ones cannot be put in without end.
const LEAST_BYTES: usize = 1024;

/// Where files come from, and where their texts go.
pub struct Files<'a> {
    /// The texts of the run.
    pub sources: &'a mut Sources,
    /// What reads files.
    pub host: &'a dyn Host,
}

/// The document with what its local files hold.
pub fn inline(document: Node, files: Files, options: &Options, diagnostics: &mut Diagnostics) -> Node {
    if !calls_macro(&document) {
        return document;
    }
    let values = document.as_map().map(|root| Values::of(root, options)).unwrap_or_default();
    let (open, read, depth) = (Vec::new(), IndexMap::new(), 0);
    let mut include = Include { files, values, diagnostics, open, read, left: MOST_BYTES, depth };
    let document = include.node(document);
    include.transform_line(document)
}

/// Whether the macro's name is anywhere in the document: mostly it is not, and nothing has to be done.
fn calls_macro(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => *text == *MACRO,
        Value::List(items) => items.iter().any(calls_macro),
        Value::Map(map) => map.values().any(calls_macro),
        _ => false,
    }
}

struct Include<'a> {
    files: Files<'a>,
    values: Values,
    diagnostics: &'a mut Diagnostics,
    /// The files that the walk is in, each named by the one before.
    open: Vec<PathBuf>,
    /// What was read, before anything was put into it; nothing when it cannot be used.
    read: IndexMap<PathBuf, Option<Node>>,
    /// How many more bytes may be put in.
    left: usize,
    /// How deep the walk is.
    depth: usize,
}

impl Include<'_> {
    fn node(&mut self, node: Node) -> Node {
        let span = node.span;
        self.depth += 1;
        let node = match node.value {
            Value::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                items.into_node(span)
            }
            Value::Map(map) => self.map(map, span),
            _ => node,
        };
        self.depth -= 1;
        node
    }

    fn map(&mut self, map: Map, span: Span) -> Node {
        let snippet = map.get(FUNCTION).cloned().and_then(|call| self.snippet(&call));
        let Some(snippet) = snippet else {
            let entries = map.into_entries().map(|(key, node)| (key, self.node(node)));
            return collect(entries).into_node(span);
        };
        if map.len() == 1 {
            return snippet;
        }
        let call_place = map.key_span(FUNCTION).unwrap_or(span);
        self.merged(map, snippet, call_place).into_node(span)
    }

    /// The entries beside the call, and those of the file in the place of the call.
    fn merged(&mut self, map: Map, snippet: Node, call_place: Span) -> Map {
        let Value::Map(brought) = snippet.value else {
            self.diagnostics.error(problem::not_a_map(&snippet, call_place));
            return map;
        };
        let mut target = Map::new();
        let mut brought = Some(brought);
        let written: Vec<(Key, Node)> = map.into_entries().collect();
        let taken: IndexMap<_, _> = written.iter().map(|(key, _)| (key.text.clone(), key.span)).collect();
        for (key, node) in written {
            if *key.text != *FUNCTION {
                let node = self.node(node);
                target.insert_key(key, node);
                continue;
            }
            for (key, node) in brought.take().into_iter().flat_map(Map::into_entries) {
                match taken.get(&key.text) {
                    Some(place) => {
                        self.diagnostics.error(problem::conflict(&key, *place, call_place));
                    }
                    None => {
                        target.insert_key(key, node);
                    }
                }
            }
        }
        target
    }

    /// What the call brings in, or nothing when it stays as it is.
    fn snippet(&mut self, call: &Node) -> Option<Node> {
        if call.get("Name")?.as_str() != Some(MACRO) {
            return None;
        }
        let Some(location) = call.at(&["Parameters", "Location"]) else {
            self.diagnostics.error(problem::no_location(call.span));
            return None;
        };
        let Ok(address) = self.values.text(location) else {
            self.diagnostics.push(problem::unknown_location(location.span));
            return None;
        };
        if address.contains("://") {
            self.diagnostics.push(problem::remote(location.span));
            return None;
        }
        let from = self.files.sources.get(call.span.file)?;
        let path = beside(Path::new(&from.name), &address);
        self.file(&path, location.span).map_err(|found| self.diagnostics.push(*found)).ok().flatten()
    }

    /// What the file holds, with what it brings in itself.
    fn file(&mut self, path: &Path, place: Span) -> Result<Option<Node>, Box<Diagnostic>> {
        if self.open.iter().any(|open| open == path) {
            return Err(problem::cycle(&self.open, path, place));
        }
        let Some(snippet) = self.read(path, place)? else { return Ok(None) };
        if self.depth + snippet.levels() > DEEPEST {
            return Err(problem::too_deep(path, place));
        }
        self.open.push(path.to_owned());
        let snippet = self.node(snippet);
        self.open.pop();
        Ok(Some(snippet))
    }

    fn read(&mut self, path: &Path, place: Span) -> Result<Option<Node>, Box<Diagnostic>> {
        if let Some(read) = self.read.get(path).cloned() {
            let length = read.as_ref().map_or(0, |node| (node.span.end - node.span.start) as usize);
            self.spend(length, place)?;
            return Ok(read);
        }
        let text = self.files.host.read(path).map_err(|why| problem::unreadable(path, &why, place))?;
        self.spend(text.len(), place)?;
        let file = self.files.sources.add(path.display().to_string(), text);
        let node = syntax::parse(self.files.sources, file, self.diagnostics);
        self.read.insert(path.to_owned(), node.clone());
        Ok(node)
    }

    fn spend(&mut self, bytes: usize, place: Span) -> Result<(), Box<Diagnostic>> {
        let left = self.left.checked_sub(bytes.max(LEAST_BYTES));
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or_else(|| problem::too_large(place))
    }

    /// Does what the `Transform` line asks for in the same way: files whose sections belong to the
    /// template.
    fn transform_line(&mut self, document: Node) -> Node {
        let Value::Map(mut root) = document.value else { return document };
        let Some(line) = root.get(TRANSFORM).cloned() else { return root.into_node(document.span) };
        let (is_list, span) = (line.as_list().is_some(), line.span);
        let calls = if let Value::List(items) = line.value { items } else { vec![line] };
        let mut left = Vec::new();
        for call in calls {
            match self.snippet(&call) {
                Some(Node { value: Value::Map(sections), .. }) => {
                    self.add_sections(&mut root, sections, call.span)
                }
                Some(other) => {
                    self.diagnostics.error(problem::not_a_map(&other, call.span));
                }
                None => left.push(call),
            }
        }
        match (left.pop(), is_list) {
            (None, _) => {
                root.remove(TRANSFORM);
            }
            (Some(only), false) => {
                root.insert(TRANSFORM, only);
            }
            (Some(last), true) => {
                left.push(last);
                root.insert(TRANSFORM, left.into_node(span));
            }
        }
        root.into_node(document.span)
    }

    fn add_sections(&mut self, root: &mut Map, sections: Map, call_place: Span) {
        for (key, node) in sections.into_entries() {
            match (root.get_mut(&key.text).map(|node| &mut node.value), node.value) {
                (None, value) => {
                    root.insert_key(key, Node::new(value, node.span));
                }
                (Some(Value::Map(section)), Value::Map(brought)) => {
                    for (key, node) in brought.into_entries() {
                        match section.key_span(&key.text) {
                            Some(place) => {
                                self.diagnostics.error(problem::conflict(&key, place, call_place));
                            }
                            None => {
                                section.insert_key(key, node);
                            }
                        }
                    }
                }
                // The version, and other sections that are no maps: the template's own stands.
                (Some(_), _) => {}
            }
        }
    }
}

fn collect(entries: impl Iterator<Item = (Key, Node)>) -> Map {
    let mut map = Map::new();
    for (key, node) in entries {
        map.insert_key(key, node);
    }
    map
}

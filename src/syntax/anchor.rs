//! Anchors (`&name`) and aliases (`*name`).

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle};

use super::compose::{Composer, Part, Place};
use super::excerpt;
use crate::diagnostic::{Diagnostic, Reported, code, similar};
use crate::source::{FileId, Span};
use crate::tree::{Node, Value};

/// How many anchors are compared with a misspelt alias, the nearest first.
const COMPARED: usize = 100;

/// The anchors that were read so far.
#[derive(Default)]
pub(super) struct Anchors {
    /// The values by the number that the YAML parser gives each anchor.
    values: HashMap<usize, Anchored>,
    names: Vec<String>,
}

/// A value that aliases copy.
struct Anchored {
    node: Node,
    nodes: usize,
    height: usize,
}

impl Anchors {
    pub(super) fn add_name(&mut self, name: String) {
        self.names.push(name);
    }

    fn like(&self, name: &str) -> Option<&str> {
        similar::closest(name, self.names.iter().rev().take(COMPARED).map(String::as_str))
    }
}

/// Where a text names values of other places.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Aliases {
    /// `*name`
    pub aliases: Vec<Span>,
    /// `<<`
    pub merge_keys: Vec<Span>,
}

/// The aliases and merge keys of a text, of which a tree has only what they stand for.
pub fn aliases(text: &str, file: FileId) -> Aliases {
    let mut found = Aliases::default();
    if !text.contains('&') && !text.contains("<<") {
        return found; // Without an anchor there is no alias.
    }
    let span = |place: &Place| {
        let range = place.byte_range().unwrap_or_default();
        Span::new(file, range.start, range.end)
    };
    for (event, place) in Parser::new_from_str(text).map_while(Result::ok) {
        match event {
            Event::Alias(_) => found.aliases.push(span(&place)),
            Event::Scalar(text, ScalarStyle::Plain, _, None) if text == "<<" => {
                found.merge_keys.push(span(&place));
            }
            _ => {}
        }
    }
    found
}

impl Composer<'_, '_> {
    /// Keeps a copy for the aliases to come. It counts, too: anchors may be nested.
    pub(super) fn keep(&mut self, anchor: usize, part: &Part, depth: usize) -> Result<(), Reported> {
        let (nodes, height) = measure(&part.node);
        self.admit(nodes, depth, part.extent)?;
        self.anchors.values.insert(anchor, Anchored { node: part.node.clone(), nodes, height });
        Ok(())
    }

    /// The anchored value once more, with the places that it has where it is anchored.
    pub(super) fn alias(&mut self, anchor: usize, extent: Span, depth: usize) -> Result<Part, Reported> {
        let Some(anchored) = self.anchors.values.get(&anchor) else {
            return Ok(self.left_out(extent, |_| {
                let found = "this alias stands inside the very value that it names";
                let help = "a value cannot contain itself; write the inner part out";
                Diagnostic::new(code::INVALID_SYNTAX, extent, found).help(help)
            }));
        };
        let (nodes, height) = (anchored.nodes, anchored.height);
        let node = anchored.node.clone();
        self.admit(nodes, depth + height, extent)?;
        Ok(Part { node, extent })
    }

    pub(super) fn unresolved_alias(&mut self, name: &str, span: Span) -> Part {
        self.left_out(span, |composer| {
            let found = format!("`*{0}` refers to an anchor `&{0}`, which is nowhere above", excerpt(name));
            let help = match composer.anchors.like(name) {
                Some(near) => format!("did you mean `*{near}`?"),
                None => format!("to write the text itself, put it in quotes: `\"*{}\"`", excerpt(name)),
            };
            Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
        })
    }
}

/// How many nodes there are in a tree, and how many levels below its root.
fn measure(node: &Node) -> (usize, usize) {
    let children: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().collect(),
        Value::Map(map) => map.values().collect(),
        _ => return (1, 0),
    };
    let (nodes, height) = children
        .into_iter()
        .map(measure)
        .fold((0, 0), |(nodes, height), child| (nodes + child.0, height.max(child.1)));
    (nodes + 1, height + 1)
}

//! From the expansion back to the template: where each part comes from ([`source_map`]), why a
//! resource is there and is called as it is ([`explain`]), and what a change of the template
//! changes ([`diff`]).
//!
//! Nothing here is needed to expand a template, and nothing here costs anything unless it is asked
//! for: the nodes of the expansion carry their places, and [`Makings`] what was known in passing.

pub mod brief;
pub mod diff;
pub mod explain;
pub mod links;
pub mod origin;
pub mod source_map;

use crate::expand::recipe::Makings;
use crate::report::Place;
use crate::source::{Sources, Span};
use crate::template::SAM_PREFIX;
use crate::tree::{Map, Node};

/// An expansion with all that tells where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Traced<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The template as it was read.
    pub document: &'a Node,
    /// The template as SAM saw it: with files that it includes, and loops expanded.
    pub processed: &'a Node,
    /// What it expanded to.
    pub expansion: &'a Node,
    /// What is known of the resources that were made.
    pub makings: &'a Makings,
}

impl<'a> Traced<'a> {
    /// A section of the expansion.
    pub fn section(&self, name: &str) -> Option<&'a Map> {
        self.expansion.get(name)?.as_map()
    }

    /// The resource of the template with this logical id.
    pub fn written_resource(&self, id: &str) -> Option<&'a Node> {
        self.processed.at(&["Resources", id])
    }

    /// Whether the template has a resource of a SAM type with this logical id.
    pub fn is_sam_resource(&self, id: &str) -> bool {
        self.written_resource(id).and_then(type_of).is_some_and(|kind| kind.starts_with(SAM_PREFIX))
    }

    /// Whether the resource is in the expansion only because of another one.
    pub fn is_implicit(&self, id: &str) -> bool {
        self.makings.contains_key(id) && self.written_resource(id).is_none()
    }

    /// `template.yaml:12`.
    pub fn line(&self, span: Span) -> String {
        let place = Place::of(span, self.sources);
        place.map_or(String::new(), |place| format!("{}:{}", place.file, place.start.line))
    }

    /// `line 12` of the template, or the line of another text with its name.
    pub fn short_line(&self, span: Span) -> String {
        match Place::of(span, self.sources) {
            Some(place) if span.file == self.document.span.file => format!("line {}", place.start.line),
            _ => self.line(span),
        }
    }
}

/// The `Type` of a resource.
pub fn type_of(resource: &Node) -> Option<&str> {
    resource.get("Type")?.as_str()
}

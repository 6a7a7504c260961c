//! Texts in which something stands that CloudFormation replaces, or that looks like it.

use super::Subject;
use crate::evaluate::{self, pseudo};
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// A text with `{{`, with `${`, or of the name of a pseudo parameter.
#[derive(Debug, Clone)]
pub struct MarkedText<'t> {
    /// The text.
    pub text: &'t str,
    /// Its place.
    pub span: Span,
    /// The keys and functions on the way to it from the root of the template; `*` for items of lists.
    pub path: Vec<&'t str>,
}

impl MarkedText<'_> {
    /// Whether it stands in a function that makes another text or choice of it; `Fn::If` leaves it as it is.
    pub fn is_in_function(&self) -> bool {
        self.path.iter().any(|step| evaluate::is_function(step) && *step != "Fn::If")
    }

    /// The path without functions and what they are called with: where the value goes.
    pub fn place(&self) -> Vec<&str> {
        let mut place = Vec::new();
        let mut steps = self.path.iter();
        while let Some(step) = steps.next() {
            match *step {
                "Fn::If" => _ = steps.next(),
                step if evaluate::is_function(step) => break,
                step => place.push(step),
            }
        }
        place
    }
}

/// All such texts of a template.
pub fn marked<'t>(subject: &Subject<'t>) -> Vec<MarkedText<'t>> {
    let mut walk = Walk { path: Vec::new(), found: Vec::new() };
    walk.map(&subject.written.root);
    walk.found
}

struct Walk<'t> {
    path: Vec<&'t str>,
    found: Vec<MarkedText<'t>>,
}

impl<'t> Walk<'t> {
    fn map(&mut self, map: &'t Map) {
        for (key, _, node) in map.as_written() {
            self.below(key, node);
        }
    }

    fn below(&mut self, step: &'t str, node: &'t Node) {
        self.path.push(step);
        self.node(node);
        self.path.pop();
    }

    fn node(&mut self, node: &'t Node) {
        match &node.value {
            Value::Map(map) => self.map(map),
            Value::List(items) => items.iter().for_each(|item| self.below("*", item)),
            Value::String(text) => {
                let is_marked =
                    text.contains("{{") || text.contains("${") || pseudo::NAMES.contains(&&**text);
                if is_marked {
                    let (text, path) = (text.as_str(), self.path.clone());
                    self.found.push(MarkedText { text, span: node.span, path });
                }
            }
            _ => {}
        }
    }
}

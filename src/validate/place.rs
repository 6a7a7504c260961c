//! Where in a resource a value stands.

use crate::source::Span;
use crate::tree::{Node, Value};

/// One step down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value under a key.
    Key(&'a str),
    /// To an item of a list.
    Item,
    /// Into a function; it is no step for whoever reads the template's meaning.
    Function,
}

/// Where a value stands: the steps that lead there, and what to underline for it as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    /// The key, or the item of a list.
    pub span: Span,
}

impl<'a> Place<'a> {
    /// Where a walk begins, by the name of it.
    pub fn start(name: &'a str, span: Span) -> Self {
        Place { parent: None, step: Step::Key(name), span }
    }

    /// Below a key.
    pub fn below(&'a self, key: &'a str, span: Span) -> Place<'a> {
        Place { parent: Some(self), step: Step::Key(key), span }
    }

    /// At an item of a list.
    pub fn item(&'a self, span: Span) -> Place<'a> {
        Place { parent: Some(self), step: Step::Item, span }
    }

    /// Within a function.
    pub fn within(&'a self, span: Span) -> Place<'a> {
        Place { parent: Some(self), step: Step::Function, span }
    }

    /// The nearest key, which names the value in messages.
    pub fn name(&self) -> &'a str {
        match (self.step, self.parent) {
            (Step::Key(key), _) => key,
            (_, Some(parent)) => parent.name(),
            (_, None) => "",
        }
    }

    /// Whether it is an item of a list rather than the value of the key that names it.
    pub fn is_item(&self) -> bool {
        match self.step {
            Step::Key(_) => false,
            Step::Item => true,
            Step::Function => self.parent.is_some_and(Place::is_item),
        }
    }

    /// The keys on the way, and `*` for items, without the name that the walk began with.
    pub fn path(&self) -> Vec<&'a str> {
        let Some(parent) = self.parent else { return Vec::new() };
        let mut path = parent.path();
        match self.step {
            Step::Key(key) => path.push(key),
            Step::Item => path.push("*"),
            Step::Function => {}
        }
        path
    }

    /// What to underline for a value: a scalar itself, a list or map at its key.
    pub fn of(&self, node: &Node) -> Span {
        match &node.value {
            Value::List(_) | Value::Map(_) => self.span,
            Value::Null if node.span.start == node.span.end => self.span,
            _ => node.span,
        }
    }
}

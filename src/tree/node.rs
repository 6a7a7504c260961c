//! A value and the place it came from.

use super::{Map, Number, Text};
use crate::source::Span;

/// A value of the tree with the span of the user's text that it came from, or that caused it.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands, or where the thing stands that made samc make it.
    pub span: Span,
}

/// What a [`Node`] can hold: what YAML and JSON have in common.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`, `~`, or nothing after a key.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(Text),
    /// A list.
    List(Vec<Node>),
    /// A map; intrinsic functions are maps with one key.
    Map(Map),
}

impl Node {
    /// A node of this value, caused by the text at `span`.
    pub fn new(value: Value, span: Span) -> Self {
        Node { value, span }
    }

    /// A string that samc made because of the text at `span`.
    pub fn made(text: impl Into<Text>, span: Span) -> Self {
        Node::new(Value::String(text.into()), span)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The string, when it is one.
    pub fn as_str(&self) -> Option<&str> {
        self.as_text().map(Text::as_str)
    }

    /// The string with its origin, when it is one.
    pub fn as_text(&self) -> Option<&Text> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, when it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The whole number, when it is one.
    pub fn as_int(&self) -> Option<i128> {
        match self.value {
            Value::Number(number) => number.as_int(),
            _ => None,
        }
    }

    /// The items, when it is a list.
    pub fn as_list(&self) -> Option<&Vec<Node>> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items, when it is a list.
    pub fn as_list_mut(&mut self) -> Option<&mut Vec<Node>> {
        match &mut self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, when it is a map.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The entries, when it is a map.
    pub fn as_map_mut(&mut self) -> Option<&mut Map> {
        match &mut self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The value under `key`, when it is a map that has the key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// The value under `key`, when it is a map that has the key with a value other than null.
    pub fn given(&self, key: &str) -> Option<&Node> {
        self.as_map()?.given(key)
    }

    /// The value under `key`, when it is a map that has the key with a truthy value.
    pub fn truthy(&self, key: &str) -> Option<&Node> {
        self.as_map()?.truthy(key)
    }

    /// The value under `key`, when it is a map that has the key.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.as_map_mut()?.get_mut(key)
    }

    /// The value at the end of a chain of keys.
    pub fn at(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    /// Whether the reference would take the value for "given": everything but null, `false`,
    /// zero and the empty string, list and map.
    pub fn is_truthy(&self) -> bool {
        match &self.value {
            Value::Null => false,
            Value::Bool(value) => *value,
            Value::Number(Number::Int(value)) => *value != 0,
            Value::Number(Number::Float(value)) => *value != 0.0,
            Value::String(text) => !text.is_empty(),
            Value::List(items) => !items.is_empty(),
            Value::Map(map) => !map.is_empty(),
        }
    }

    /// The text that CloudFormation takes a scalar for.
    pub fn scalar_text(&self) -> Option<String> {
        match &self.value {
            Value::String(text) => Some(text.to_string()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// What the value is, in the words of a message: "a string", "a list", ….
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// How many levels of lists and maps there are, with the node's own: 1 for a scalar. The parser bounds them.
    pub fn levels(&self) -> usize {
        let deepest = match &self.value {
            Value::List(items) => items.iter().map(Node::levels).max(),
            Value::Map(map) => map.values().map(Node::levels).max(),
            _ => None,
        };
        1 + deepest.unwrap_or(0)
    }

    /// A copy in which every hash-ordered map is built anew, entry by entry in its present order:
    /// what a deep copy does to the order in the service's own dictionaries.
    pub fn deep_copy(&self) -> Node {
        let value = match &self.value {
            Value::List(items) => Value::List(items.iter().map(Node::deep_copy).collect()),
            Value::Map(map) => Value::Map(map.deep_copy()),
            other => other.clone(),
        };
        Node::new(value, self.span)
    }
}

/// Two nodes are equal when their values are; places do not matter.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Number(left), Value::Number(right)) => left == right,
            (Value::String(left), Value::String(right)) => left == right,
            (Value::List(left), Value::List(right)) => left == right,
            (Value::Map(left), Value::Map(right)) => left == right,
            _ => false,
        }
    }
}

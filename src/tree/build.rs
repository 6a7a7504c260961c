//! Building trees in code: `map!` and `list!` read like the JSON they make.

use super::{Map, Node, Number, Text, Value};
use crate::source::Span;

/// What can stand as a value inside `map!` and `list!`: a ready node keeps its own place,
/// everything else takes the place of the surrounding thing.
pub trait IntoNode {
    /// The value as a node caused by the text at `span`.
    fn into_node(self, span: Span) -> Node;
}

impl IntoNode for Node {
    fn into_node(self, _: Span) -> Node {
        self
    }
}

impl IntoNode for &Node {
    fn into_node(self, _: Span) -> Node {
        self.clone()
    }
}

impl IntoNode for &str {
    fn into_node(self, span: Span) -> Node {
        Node::made(self, span)
    }
}

impl IntoNode for String {
    fn into_node(self, span: Span) -> Node {
        Node::made(self, span)
    }
}

impl IntoNode for &String {
    fn into_node(self, span: Span) -> Node {
        Node::made(self.as_str(), span)
    }
}

impl IntoNode for Text {
    fn into_node(self, span: Span) -> Node {
        Node::new(Value::String(self), span)
    }
}

impl IntoNode for &Text {
    fn into_node(self, span: Span) -> Node {
        self.clone().into_node(span)
    }
}

impl IntoNode for bool {
    fn into_node(self, span: Span) -> Node {
        Node::new(Value::Bool(self), span)
    }
}

impl IntoNode for i128 {
    fn into_node(self, span: Span) -> Node {
        Node::new(Value::Number(Number::Int(self)), span)
    }
}

impl IntoNode for i32 {
    fn into_node(self, span: Span) -> Node {
        i128::from(self).into_node(span)
    }
}

impl IntoNode for Map {
    fn into_node(self, span: Span) -> Node {
        Node::new(Value::Map(self), span)
    }
}

impl IntoNode for Vec<Node> {
    fn into_node(self, span: Span) -> Node {
        Node::new(Value::List(self), span)
    }
}

/// `map!(span; "Effect" => "Allow", "Resource" => arn)`: a map node caused by the text at `span`.
#[macro_export]
macro_rules! map {
    ($span:expr $(; $($key:expr => $value:expr),* $(,)?)?) => {{
        #[allow(unused_mut)]
        let mut map = $crate::tree::Map::new();
        $($(map.insert($key, $crate::tree::IntoNode::into_node($value, $span));)*)?
        $crate::tree::Node::new($crate::tree::Value::Map(map), $span)
    }};
}

/// The same as `map!`, but walked in the service's order; see [`Map::hash_ordered`].
#[macro_export]
macro_rules! hashed_map {
    ($span:expr $(; $($key:expr => $value:expr),* $(,)?)?) => {{
        #[allow(unused_mut)]
        let mut map = $crate::tree::Map::hash_ordered();
        $($(map.insert($key, $crate::tree::IntoNode::into_node($value, $span));)*)?
        $crate::tree::Node::new($crate::tree::Value::Map(map), $span)
    }};
}

/// `list!(span; "a", node)`: a list node caused by the text at `span`.
#[macro_export]
macro_rules! list {
    ($span:expr $(; $($value:expr),* $(,)?)?) => {
        $crate::tree::Node::new(
            $crate::tree::Value::List(vec![$($($crate::tree::IntoNode::into_node($value, $span)),*)?]),
            $span,
        )
    };
}

/// The node for a JSON value of a packed table, caused by the text at `span`.
pub fn from_json(json: &serde_json::Value, span: Span) -> Node {
    match json {
        serde_json::Value::Null => Node::new(Value::Null, span),
        serde_json::Value::Bool(value) => (*value).into_node(span),
        serde_json::Value::Number(number) => number_from_json(number, span),
        serde_json::Value::String(text) => text.into_node(span),
        serde_json::Value::Array(items) => {
            items.iter().map(|item| from_json(item, span)).collect::<Vec<_>>().into_node(span)
        }
        serde_json::Value::Object(entries) => {
            let entries =
                entries.iter().map(|(key, value)| (Text::made(key.as_str()), from_json(value, span)));
            entries.collect::<Map>().into_node(span)
        }
    }
}

fn number_from_json(number: &serde_json::Number, span: Span) -> Node {
    let value = match number.as_i128() {
        Some(value) => Number::Int(value),
        None => Number::Float(number.as_f64().unwrap_or(0.0)),
    };
    Node::new(Value::Number(value), span)
}

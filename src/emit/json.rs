//! Printing a tree as JSON.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::tree::{Node, Number, Value};

/// The tree as JSON with two spaces of indentation, keys in the order of the text, and a newline at
/// the end.
pub fn to_json(node: &Node) -> String {
    let mut text = serde_json::to_string_pretty(&Printed(node)).unwrap_or_default();
    text.push('\n');
    text
}

/// The tree as a JSON value.
pub fn to_value(node: &Node) -> serde_json::Value {
    serde_json::to_value(Printed(node)).unwrap_or_default()
}

/// The tree as JSON without any blanks.
pub fn to_compact_json(node: &Node) -> String {
    serde_json::to_string(&Printed(node)).unwrap_or_default()
}

struct Printed<'a>(&'a Node);

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(Number::Int(value)) => serializer.serialize_i128(*value),
            Value::Number(Number::Float(value)) => serializer.serialize_f64(*value),
            Value::String(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&Printed(item)))?;
                list.end()
            }
            Value::Map(map) => {
                let mut entries = serializer.serialize_map(Some(map.len()))?;
                map.as_written()
                    .try_for_each(|(key, _, node)| entries.serialize_entry(key.as_str(), &Printed(node)))?;
                entries.end()
            }
        }
    }
}

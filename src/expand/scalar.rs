//! Scalars that stand for one another.
//!
//! In the newer SAM types the service does not insist on the YAML type of a scalar: it reads `"5"`
//! where it wants a number, `yes` where it wants a boolean, and `5` where it wants a string, and puts
//! out what it read (reference behaviour: `validate_properties_and_return_model`).

use super::property::{Property, Shape, fits};
use crate::tree::{Map, Node, Number, Text, Value};

/// What to read a scalar as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// A string.
    String,
    /// A boolean.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Float,
}

impl Scalar {
    /// In the words of a message.
    pub fn name(self) -> &'static str {
        match self {
            Scalar::String => "a string",
            Scalar::Bool => "true or false",
            Scalar::Int => "a whole number",
            Scalar::Float => "a number",
        }
    }
}

/// The value read as the scalar, or `None` when it cannot be.
pub fn read(value: &Node, scalar: Scalar) -> Option<Value> {
    match scalar {
        Scalar::String => as_text(value).map(Value::String),
        Scalar::Bool => as_bool(value).map(Value::Bool),
        Scalar::Int => as_int(value).map(|number| Value::Number(Number::Int(number))),
        Scalar::Float => as_float(value).map(|number| Value::Number(Number::Float(number))),
    }
}

fn as_text(value: &Node) -> Option<Text> {
    match &value.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(Text::made(number.to_string())),
        Value::Bool(true) => Some(Text::made("True")),
        Value::Bool(false) => Some(Text::made("False")),
        _ => None,
    }
}

fn as_bool(value: &Node) -> Option<bool> {
    let text = match &value.value {
        Value::Bool(value) => return Some(*value),
        Value::String(text) => text.to_lowercase(),
        Value::Number(Number::Int(number)) => number.to_string(),
        _ => return None,
    };
    match text.as_str() {
        "1" | "on" | "t" | "true" | "y" | "yes" => Some(true),
        "0" | "off" | "f" | "false" | "n" | "no" => Some(false),
        _ => None,
    }
}

fn as_int(value: &Node) -> Option<i128> {
    match &value.value {
        Value::Bool(value) => Some(i128::from(*value)),
        Value::Number(Number::Int(number)) => Some(*number),
        Value::Number(Number::Float(number)) if number.is_finite() => Some(number.trunc() as i128),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn as_float(value: &Node) -> Option<f64> {
    match &value.value {
        Value::Bool(value) => Some(f64::from(u8::from(*value))),
        Value::Number(Number::Int(number)) => Some(*number as f64),
        Value::Number(Number::Float(number)) => Some(*number),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// The properties with every scalar as the table has it. They must fit the table.
pub fn conform_properties(properties: &mut Map, table: &[Property]) {
    for property in table {
        if let Some(value) = properties.get_mut(property.name).filter(|value| !value.is_null()) {
            conform(value, &property.shape);
        }
    }
}

/// Turns every scalar in the value into what the shape has in its place.
pub fn conform(value: &mut Node, shape: &Shape) {
    match shape {
        Shape::Readable(scalar) => {
            if let Some(read) = read(value, *scalar) {
                value.value = read;
            }
        }
        Shape::OneOf(shapes) => {
            if let Some(shape) = shapes.iter().find(|shape| fits(value, shape)) {
                conform(value, shape);
            }
        }
        Shape::ListOf(item) => value.as_list_mut().into_iter().flatten().for_each(|node| conform(node, item)),
        Shape::MapOf(item) => {
            let values = value.as_map_mut().into_iter().flat_map(Map::values_mut);
            values.for_each(|node| conform(node, item));
        }
        Shape::Fields(table) => {
            if let Some(map) = value.as_map_mut() {
                conform_properties(map, table);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn read_text(text: &str, scalar: Scalar) -> Option<Value> {
        let span = Span::new(Sources::new().add("test", ""), 0, 0);
        read(&Node::made(text, span), scalar)
    }

    #[test]
    fn booleans_have_many_spellings() {
        for text in ["1", "on", "T", "True", "y", "YES"] {
            assert!(matches!(read_text(text, Scalar::Bool), Some(Value::Bool(true))), "{text}");
        }
        for text in ["0", "off", "f", "FALSE", "n", "no"] {
            assert!(matches!(read_text(text, Scalar::Bool), Some(Value::Bool(false))), "{text}");
        }
        for text in ["", "2", "maybe"] {
            assert!(read_text(text, Scalar::Bool).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_may_stand_in_quotes() {
        assert!(matches!(read_text(" 70 ", Scalar::Int), Some(Value::Number(Number::Int(70)))));
        assert!(matches!(read_text("70", Scalar::Float), Some(Value::Number(Number::Float(70.0)))));
        assert!(read_text("seventy", Scalar::Int).is_none());
        assert!(read_text("7.5", Scalar::Int).is_none());
    }
}

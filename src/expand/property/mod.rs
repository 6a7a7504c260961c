//! Tables of the properties that SAM types and events take, and the check against them.

mod check;
mod problem;

use super::scalar::{self, Scalar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

pub use check::{check_properties, repair, report_misspelt};

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Anything.
    Any,
    /// A string.
    String,
    /// A boolean.
    Bool,
    /// A whole number.
    Int,
    /// A map.
    Map,
    /// Any map, which the service takes for an intrinsic function here. Messages leave it out: it
    /// goes without saying.
    Intrinsic,
    /// A list.
    List,
    /// A list whose items all have this shape.
    ListOf(&'static Shape),
    /// A map whose values all have this shape.
    MapOf(&'static Shape),
    /// Any of these.
    OneOf(&'static [Shape]),
    /// One of these strings.
    Enum(&'static [&'static str]),
    /// What can be read as this scalar, such as `"5"` for a number; see [`scalar::conform`].
    Readable(Scalar),
    /// A map with these keys and no others.
    Fields(&'static [Property]),
}

/// A string or a map: a name, or an intrinsic function that makes one.
pub const STRING_OR_MAP: Shape = Shape::OneOf(&[Shape::String, Shape::Intrinsic]);

/// One property of a SAM type or event.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value may be.
    pub shape: Shape,
    /// Whether an intrinsic function may stand in for the value.
    pub intrinsic: bool,
}

impl Property {
    /// A property that may be left out.
    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Property { name, required: false, shape, intrinsic: true }
    }

    /// A property that must be there.
    pub const fn required(name: &'static str, shape: Shape) -> Self {
        Property { name, required: true, shape, intrinsic: true }
    }

    /// The same, but the value must be written out.
    pub const fn literal(self) -> Self {
        Property { intrinsic: false, ..self }
    }
}

/// What is being checked, for messages.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// The logical id under which the reference reports problems of it.
    pub logical_id: &'a str,
    /// Its type, such as `AWS::Serverless::Function` or `SQS`.
    pub kind: &'a str,
    /// The place of its name.
    pub span: Span,
    /// Properties that are worth naming in help, where its table has others that do not suit it;
    /// empty where all of the table do.
    pub suitable: &'static [&'static str],
}

/// Whether the value has the shape.
pub fn fits(value: &Node, shape: &Shape) -> bool {
    match (shape, &value.value) {
        (Shape::Any, _)
        | (Shape::String, Value::String(_))
        | (Shape::Bool | Shape::Int, Value::Bool(_))
        | (Shape::Map | Shape::Intrinsic, Value::Map(_))
        | (Shape::List, Value::List(_)) => true,
        (Shape::Int, Value::Number(number)) => number.as_int().is_some(),
        (Shape::Enum(allowed), Value::String(text)) => allowed.contains(&text.as_str()),
        (Shape::Readable(scalar), _) => scalar::read(value, *scalar).is_some(),
        (Shape::ListOf(item), Value::List(items)) => items.iter().all(|node| fits(node, item)),
        (Shape::MapOf(item), Value::Map(map)) => map.values().all(|node| fits(node, item)),
        (Shape::OneOf(shapes), _) => shapes.iter().any(|shape| fits(value, shape)),
        (Shape::Fields(table), Value::Map(map)) => fields_fit(map, table),
        _ => false,
    }
}

/// Whether the map has the keys that the table asks for, no others, and values that fit.
pub fn fields_fit(map: &Map, table: &[Property]) -> bool {
    let known = map.keys().all(|name| table.iter().any(|property| property.name == name.as_str()));
    known
        && table.iter().all(|property| match map.given(property.name) {
            None => !property.required,
            Some(value) => {
                property.intrinsic && intrinsic::may_be_intrinsic(value) || fits(value, &property.shape)
            }
        })
}

/// The shape in the words of a message: "a string", "a list of strings", ….
pub fn shape_name(shape: &Shape) -> String {
    match shape {
        Shape::Any => "a value".into(),
        Shape::String => "a string".into(),
        Shape::Bool => "true or false".into(),
        Shape::Int => "a whole number".into(),
        Shape::Readable(scalar) => scalar.name().into(),
        Shape::Map | Shape::Fields(_) => "a map".into(),
        Shape::List => "a list".into(),
        Shape::ListOf(item) => format!("a list of {}", plural(item)),
        Shape::MapOf(item) => format!("a map of {}", plural(item)),
        Shape::Intrinsic => "an intrinsic function".into(),
        Shape::OneOf(shapes) => names_of(shapes, shape_name),
        Shape::Enum([only]) => format!("`{only}`"),
        Shape::Enum(allowed) => {
            format!(
                "one of {}",
                allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn names_of(shapes: &[Shape], name: fn(&Shape) -> String) -> String {
    let named = shapes.iter().filter(|shape| !matches!(shape, Shape::Intrinsic));
    named.map(name).collect::<Vec<_>>().join(" or ")
}

fn plural(shape: &Shape) -> String {
    match shape {
        Shape::String | Shape::Readable(Scalar::String) => "strings".into(),
        Shape::Map | Shape::Fields(_) => "maps".into(),
        Shape::Int | Shape::Readable(Scalar::Int) => "whole numbers".into(),
        Shape::OneOf(shapes) => names_of(shapes, plural),
        other => format!("values, each {}", shape_name(other)),
    }
}

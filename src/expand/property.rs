//! Tables of the properties that SAM types and events take, and the check against them.

use super::context::{Context, Expanded};
use super::scalar::{self, Scalar};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

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
}

/// Checks that the properties are ones that the table has, that none is missing and that each has
/// the right shape. All problems are reported at once.
pub fn check_properties(
    context: &mut Context,
    owner: Owner,
    properties: &Map,
    table: &[Property],
) -> Expanded<()> {
    let mut problems = Vec::new();
    find_in_fields(&Place { owner, path: String::new(), span: owner.span }, properties, table, &mut problems);
    problems.into_iter().fold(Ok(()), |_, problem| Err(context.error(problem)))
}

/// A map or value that is being checked.
struct Place<'a> {
    owner: Owner<'a>,
    /// How to get there from the properties: `Auth.Additional`. Empty for the properties themselves.
    path: String,
    /// The place of its name.
    span: Span,
}

impl<'a> Place<'a> {
    fn below(&self, name: &str, span: Span) -> Place<'a> {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Place { owner: self.owner, path, span }
    }

    fn at(&self, span: Span) -> Place<'a> {
        Place { owner: self.owner, path: self.path.clone(), span }
    }

    /// In the words of a message: "`Auth.UserPool`", "`AWS::Serverless::Api`", "event type `SQS`".
    fn describe(&self) -> String {
        match self.owner.kind {
            _ if !self.path.is_empty() => format!("`{}`", self.path),
            kind if kind.contains("::") => format!("`{kind}`"),
            kind => format!("event type `{kind}`"),
        }
    }

    fn problem(&self, code: code::Code, span: Span, found: String) -> Diagnostic {
        Diagnostic::new(code, span, found).resource(self.owner.logical_id)
    }
}

fn find_in_fields(place: &Place, map: &Map, table: &[Property], problems: &mut Vec<Diagnostic>) {
    for (name, span, _) in map.as_written() {
        if !table.iter().any(|property| property.name == name.as_str()) {
            problems.push(unknown_property(place, name, span, table));
        }
    }
    for property in table {
        let value = map.get(property.name);
        let Some(given) = value.filter(|node| !node.is_null()) else {
            problems.extend(property.required.then(|| missing_property(place, property, value)));
            continue;
        };
        if !(property.intrinsic && intrinsic::may_be_intrinsic(given)) {
            let span = map.key_span(property.name).unwrap_or(given.span);
            find_in_value(&place.below(property.name, span), given, &property.shape, problems);
        }
    }
}

fn find_in_value(place: &Place, value: &Node, shape: &Shape, problems: &mut Vec<Diagnostic>) {
    match (shape, &value.value) {
        (Shape::Fields(table), Value::Map(map)) => find_in_fields(place, map, table, problems),
        (Shape::ListOf(item), Value::List(items)) => {
            items.iter().for_each(|node| find_in_value(&place.at(node.span), node, item, problems));
        }
        (Shape::MapOf(item), Value::Map(map)) => {
            for (key, span, node) in map.as_written() {
                find_in_value(&place.below(key, span), node, item, problems);
            }
        }
        (Shape::OneOf(shapes), _) if !fits(value, shape) => {
            match shapes.iter().find(|shape| is_entered(shape, value)) {
                Some(entered) => find_in_value(place, value, entered, problems),
                None => problems.push(wrong_type(place, shape, value)),
            }
        }
        _ if !fits(value, shape) => problems.push(wrong_type(place, shape, value)),
        _ => {}
    }
}

/// Whether the shape is one of parts, and the value is of its kind: problems then are in the parts.
fn is_entered(shape: &Shape, value: &Node) -> bool {
    matches!(
        (shape, &value.value),
        (Shape::ListOf(_), Value::List(_)) | (Shape::MapOf(_) | Shape::Fields(_), Value::Map(_))
    )
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

fn fields_fit(map: &Map, table: &[Property]) -> bool {
    let known = map.keys().all(|name| table.iter().any(|property| property.name == name.as_str()));
    known
        && table.iter().all(|property| match map.given(property.name) {
            None => !property.required,
            Some(value) => {
                property.intrinsic && intrinsic::may_be_intrinsic(value) || fits(value, &property.shape)
            }
        })
}

fn unknown_property(place: &Place, name: &str, span: Span, table: &[Property]) -> Diagnostic {
    let found = format!("{} has no property `{name}`", place.describe());
    let names = table.iter().map(|property| property.name).filter(|name| !name.starts_with("__"));
    let help = match similar::closest(name, names) {
        Some(close) => format!("did you mean `{close}`?"),
        None if place.path.is_empty() => format!("{} takes: {}", place.owner.kind, list_names(table)),
        None => format!("`{}` takes: {}", place.path, list_names(table)),
    };
    place.problem(code::UNKNOWN_PROPERTY, span, found).label("no such property").help(help)
}

fn list_names(table: &[Property]) -> String {
    let names = table.iter().map(|property| property.name).filter(|name| !name.starts_with("__"));
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn missing_property(place: &Place, property: &Property, null: Option<&Node>) -> Diagnostic {
    let owner = place.describe();
    let found = match null {
        Some(_) => format!("property `{}` of {owner} has no value", property.name),
        None => format!("{owner} needs the property `{}`", property.name),
    };
    let help = format!("add `{}:` with {}", property.name, shape_name(&property.shape));
    place
        .problem(code::MISSING_PROPERTY, place.span, found)
        .label(format!("`{}` is missing", property.name))
        .help(help)
}

fn wrong_type(place: &Place, shape: &Shape, value: &Node) -> Diagnostic {
    let wanted = shape_name(shape);
    let found = format!("`{}` takes {wanted}, but this is {}", place.path, describe_value(value));
    let is_enum = |shape: &Shape| matches!(shape, Shape::Enum(_));
    let code = match (shape, &value.value) {
        (Shape::Enum(_), Value::String(_)) => code::INVALID_VALUE,
        (Shape::OneOf(shapes), Value::String(_)) if shapes.iter().any(is_enum) => code::INVALID_VALUE,
        _ => code::WRONG_TYPE,
    };
    let diagnostic = place.problem(code, value.span, found).label(format!("expected {wanted}"));
    match help_with_type(shape, value) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn help_with_type(shape: &Shape, value: &Node) -> Option<String> {
    match (shape, &value.value) {
        (Shape::String, Value::Number(_) | Value::Bool(_)) => Some("put it in quotes".to_owned()),
        (Shape::Bool, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            Some("write it without quotes".to_owned())
        }
        (Shape::Enum(allowed), Value::String(text)) => {
            let close = similar::closest(text, allowed.iter().copied())?;
            Some(format!("did you mean `{close}`?"))
        }
        (Shape::OneOf(shapes), _) => shapes.iter().find_map(|shape| help_with_type(shape, value)),
        (_, Value::Map(_)) if intrinsic::is_intrinsic(value) => Some(
            "SAM needs to know this value while expanding: write it out, without an intrinsic function"
                .to_owned(),
        ),
        _ => None,
    }
}

fn describe_value(value: &Node) -> String {
    match &value.value {
        Value::String(text) if text.len() <= 40 => format!("the string `{text}`"),
        Value::Number(number) => format!("the number `{number}`"),
        Value::Bool(value) => format!("the boolean `{value}`"),
        _ => value.kind().to_owned(),
    }
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

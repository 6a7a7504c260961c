//! Tables of the properties that SAM types and events take, and the check against them.

use super::context::{Context, Expanded};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

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
}

/// A string or a map: a name, or an intrinsic function that makes one.
pub const STRING_OR_MAP: Shape = Shape::OneOf(&[Shape::String, Shape::Map]);

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
    let mut result = Ok(());
    for (name, span, _) in properties.as_written() {
        if !table.iter().any(|property| property.name == name.as_str()) {
            result = Err(context.error(unknown_property(owner, name, span, table)));
        }
    }
    for property in table {
        let value = properties.get(property.name);
        if value.is_none() && misspelt(properties, property.name, table).is_some() {
            continue;
        }
        if let Some(problem) = check_property(owner, property, value) {
            result = Err(context.error(problem));
        }
    }
    result
}

/// Takes misspelt properties for what was probably meant, and drops those that are unknown, so that
/// looking for further problems does not stumble over the same ones again.
pub fn repair(properties: &mut Map, table: &[Property]) {
    let names: Vec<Text> = properties.as_written().map(|(name, _, _)| name.clone()).collect();
    for name in names {
        if table.iter().any(|property| property.name == name.as_str()) {
            continue;
        }
        let meant = closest_name(&name, table);
        let value = properties.remove(&name);
        if let (Some(meant), Some(value)) = (meant.filter(|meant| !properties.contains(meant)), value) {
            properties.insert(meant, value);
        }
    }
}

/// The key that probably stands for the property `name`, which is not there itself.
fn misspelt<'a>(properties: &'a Map, name: &str, table: &[Property]) -> Option<&'a Text> {
    let unknown = properties.keys().filter(|key| !table.iter().any(|property| property.name == key.as_str()));
    unknown.into_iter().find(|key| closest_name(key, table) == Some(name))
}

/// What to say about a property that is missing but for a misspelling of it.
pub fn report_misspelt(owner: Owner, properties: &Map, name: &str, table: &[Property]) -> Option<Diagnostic> {
    let key = misspelt(properties, name, table)?;
    let span = properties.key_span(key).unwrap_or(owner.span);
    Some(unknown_property(owner, key, span, table))
}

fn closest_name(name: &str, table: &[Property]) -> Option<&'static str> {
    similar::closest(name, table.iter().map(|property| property.name).filter(|name| !name.starts_with("__")))
}

fn check_property(owner: Owner, property: &Property, value: Option<&Node>) -> Option<Diagnostic> {
    let Some(value) = value.filter(|node| !node.is_null()) else {
        return property.required.then(|| missing_property(owner, property, value));
    };
    if property.intrinsic && intrinsic::may_be_intrinsic(value) {
        return None;
    }
    let wrong = find_misfit(value, &property.shape)?;
    Some(wrong_type(owner, property, wrong))
}

/// The part of the value that does not fit, or `None`.
fn find_misfit<'a>(value: &'a Node, shape: &Shape) -> Option<&'a Node> {
    let fits = match (shape, &value.value) {
        (Shape::Any, _)
        | (Shape::String, Value::String(_))
        | (Shape::Bool, Value::Bool(_))
        | (Shape::Int, Value::Bool(_))
        | (Shape::Map, Value::Map(_))
        | (Shape::List, Value::List(_)) => true,
        (Shape::Int, Value::Number(number)) => number.as_int().is_some(),
        (Shape::Enum(allowed), Value::String(text)) => allowed.contains(&text.as_str()),
        (Shape::ListOf(item), Value::List(items)) => {
            return items.iter().find_map(|node| find_misfit(node, item));
        }
        (Shape::MapOf(item), Value::Map(map)) => {
            return map.as_written().find_map(|(_, _, node)| find_misfit(node, item));
        }
        (Shape::OneOf(shapes), _) => return find_misfit_of_all(value, shapes),
        _ => false,
    };
    (!fits).then_some(value)
}

/// Of a value that fits none of the shapes: the item that is wrong where its own kind is right.
fn find_misfit_of_all<'a>(value: &'a Node, shapes: &[Shape]) -> Option<&'a Node> {
    let misfits: Vec<&Node> = shapes.iter().map(|shape| find_misfit(value, shape)).collect::<Option<_>>()?;
    Some(misfits.into_iter().find(|misfit| misfit.span != value.span).unwrap_or(value))
}

/// Whether the value has the shape.
pub fn fits(value: &Node, shape: &Shape) -> bool {
    find_misfit(value, shape).is_none()
}

fn unknown_property(owner: Owner, name: &str, span: Span, table: &[Property]) -> Diagnostic {
    let found = format!("{} has no property `{name}`", describe(owner.kind));
    let diagnostic = Diagnostic::new(code::UNKNOWN_PROPERTY, span, found).resource(owner.logical_id);
    match closest_name(name, table) {
        Some(close) => diagnostic.label("no such property").help(format!("did you mean `{close}`?")),
        None => {
            diagnostic.label("no such property").help(format!("{} takes: {}", owner.kind, list_names(table)))
        }
    }
}

fn list_names(table: &[Property]) -> String {
    let names = table.iter().map(|property| property.name).filter(|name| !name.starts_with("__"));
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn missing_property(owner: Owner, property: &Property, null: Option<&Node>) -> Diagnostic {
    let span = owner.span;
    let found = match null {
        Some(_) => format!("property `{}` of {} has no value", property.name, describe(owner.kind)),
        None => format!("{} needs the property `{}`", describe(owner.kind), property.name),
    };
    let help = format!("add `{}:` with {}", property.name, shape_name(&property.shape));
    Diagnostic::new(code::MISSING_PROPERTY, span, found)
        .resource(owner.logical_id)
        .label(format!("`{}` is missing", property.name))
        .help(help)
}

fn wrong_type(owner: Owner, property: &Property, value: &Node) -> Diagnostic {
    let wanted = shape_name(&property.shape);
    let found = format!("`{}` takes {wanted}, but this is {}", property.name, describe_value(value));
    let diagnostic = Diagnostic::new(code::WRONG_TYPE, value.span, found)
        .resource(owner.logical_id)
        .label(format!("expected {wanted}"));
    match (&property.shape, &value.value) {
        (Shape::String, Value::Number(_) | Value::Bool(_)) => diagnostic.help("put it in quotes"),
        (Shape::Bool, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            diagnostic.help("write it without quotes")
        }
        (Shape::Enum(allowed), Value::String(text)) => {
            match similar::closest(text, allowed.iter().copied()) {
                Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
                None => diagnostic,
            }
        }
        (_, Value::Map(_)) if intrinsic::is_intrinsic(value) => diagnostic.help(
            "SAM needs to know this value while expanding: write it out, without an intrinsic function",
        ),
        _ => diagnostic,
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

/// `kind` with its article: "an `SQS` event" for events, "`AWS::Serverless::Api`" for types.
fn describe(kind: &str) -> String {
    if kind.contains("::") { format!("`{kind}`") } else { format!("event type `{kind}`") }
}

/// The shape in the words of a message: "a string", "a list of strings", ….
pub fn shape_name(shape: &Shape) -> String {
    match shape {
        Shape::Any => "a value".into(),
        Shape::String => "a string".into(),
        Shape::Bool => "true or false".into(),
        Shape::Int => "a whole number".into(),
        Shape::Map => "a map".into(),
        Shape::List => "a list".into(),
        Shape::ListOf(item) => format!("a list of {}", plural(item)),
        Shape::MapOf(item) => format!("a map of {}", plural(item)),
        Shape::OneOf(shapes) => shapes.iter().map(shape_name).collect::<Vec<_>>().join(" or "),
        Shape::Enum(allowed) => {
            format!(
                "one of {}",
                allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn plural(shape: &Shape) -> String {
    match shape {
        Shape::String => "strings".into(),
        Shape::Map => "maps".into(),
        Shape::Int => "whole numbers".into(),
        Shape::OneOf(shapes) => shapes.iter().map(plural).collect::<Vec<_>>().join(" or "),
        other => format!("values, each {}", shape_name(other)),
    }
}

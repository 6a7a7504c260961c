//! What to say about properties that do not fit their table.

use super::check::nearest_name;
use super::{Owner, Property, Shape, shape_name};
use crate::diagnostic::{Advice, Change, Diagnostic, Fix, code, similar};
use crate::expand::settings::listed;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Value};

/// Longer lists of names help nobody.
const MOST_LISTED: usize = 15;

/// A map or value that is being checked.
pub struct Place<'a> {
    owner: Owner<'a>,
    /// How to get there from the properties: `Auth.Additional`. Empty for the properties themselves.
    path: String,
    /// The place of its name.
    span: Span,
}

impl<'a> Place<'a> {
    /// The properties themselves.
    pub fn of(owner: Owner<'a>) -> Self {
        Place { owner, path: String::new(), span: owner.span }
    }

    /// A value in the map.
    pub fn below(&self, name: &str, span: Span) -> Place<'a> {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Place { owner: self.owner, path, span }
    }

    /// An item of the list.
    pub fn at(&self, span: Span) -> Place<'a> {
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

/// A property that the table does not have, in a map of them.
pub fn unknown_property(place: &Place, name: &str, span: Span, table: &[Property], map: &Map) -> Diagnostic {
    let found = format!("{} has no property `{name}`", place.describe());
    let suitable = if place.path.is_empty() { place.owner.suitable } else { &[] };
    let near = match suitable {
        [] => nearest_name(name, table),
        _ => similar::nearest(name, suitable.iter().copied()),
    };
    let help = match (near, without_value_above(map, name, table)) {
        (Some(near), _) => near.instead_of(name),
        (None, Some(above)) => {
            format!("`{above}` has no value: indent `{name}` below it, if it belongs there").into()
        }
        _ if name == "Properties" => "remove this line, and indent what is below it less".into(),
        _ if !suitable.is_empty() => format!("{} takes: {}", place.describe(), listed(suitable)).into(),
        _ if table.len() > MOST_LISTED => "remove it, or check its name and where it belongs".into(),
        _ => format!("{} takes: {}", place.describe(), list_names(table)).into(),
    };
    place.problem(code::UNKNOWN_PROPERTY, span, found).label("no such property").help(help)
}

/// A property without a value that stands above this one, with only unknown ones between: what
/// should stand below it is probably not indented enough.
fn without_value_above<'m>(map: &'m Map, name: &str, table: &[Property]) -> Option<&'m str> {
    let above = map.as_written().take_while(|(key, ..)| **key != *name);
    let is_known = |key: &str| table.iter().any(|property| property.name == key);
    let known = above.filter(|(key, ..)| is_known(key)).last();
    known.filter(|(_, _, node)| node.is_null()).map(|(key, ..)| key.as_str())
}

fn list_names(table: &[Property]) -> String {
    let names = table.iter().map(|property| property.name).filter(|name| !name.starts_with("__"));
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A property that must be there and is not, or is null.
pub fn missing_property(place: &Place, property: &Property, null: Option<&Node>) -> Diagnostic {
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

/// A value that does not have the shape.
pub fn wrong_type(place: &Place, shape: &Shape, value: &Node) -> Diagnostic {
    let wanted = shape_name(shape);
    let found = format!("`{}` takes {wanted}, but this is {}", place.path, describe_value(value));
    let is_enum = |shape: &Shape| matches!(shape, Shape::Enum(_));
    let code = match (shape, &value.value) {
        (Shape::Enum(_), Value::String(_)) => code::INVALID_VALUE,
        (Shape::OneOf(shapes), Value::String(_)) if shapes.iter().any(is_enum) => code::INVALID_VALUE,
        _ => code::WRONG_TYPE,
    };
    // A list or map may begin on a later line than the key that it is wrong for.
    let span = if matches!(value.value, Value::List(_) | Value::Map(_)) { place.span } else { value.span };
    let diagnostic = place.problem(code, span, found).label(format!("expected {wanted}"));
    match help_with_type(shape, value).or_else(|| help_at(place)) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What to write where the shape alone does not tell.
const HELP: &[(&str, &str)] = &[
    ("Environment", "write `Variables:` below `Environment:`, and the variables below that"),
    ("Events", "give each event a name, with `Type` and `Properties` below it"),
];

fn help_at(place: &Place) -> Option<Advice> {
    let property = place.path.split('.').next()?;
    let (_, help) = HELP.iter().find(|(name, _)| *name == property && place.owner.kind.contains("::"))?;
    Some(Advice::from(*help))
}

fn help_with_type(shape: &Shape, value: &Node) -> Option<Advice> {
    match (shape, &value.value) {
        (Shape::String, Value::Number(_) | Value::Bool(_)) => {
            Some(Advice::with("put it in quotes", Fix::safe("put it in quotes", Change::Quote(value.span))))
        }
        (Shape::Bool, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            Some(Advice::with(
                "write it without quotes",
                Fix::safe("write it without quotes", Change::Unquote(value.span)),
            ))
        }
        (Shape::ListOf(Shape::String | Shape::OneOf(_)), Value::String(_)) => {
            Some("put it in brackets to make it a list".into())
        }
        (Shape::Enum(allowed), Value::String(text)) => {
            Some(similar::nearest(text, allowed.iter().copied())?.instead_of(text))
        }
        (Shape::OneOf(shapes), _) => shapes.iter().find_map(|shape| help_with_type(shape, value)),
        (_, Value::Map(_)) if intrinsic::is_intrinsic(value) => Some(
            "SAM needs to know this value while expanding: write it out, without an intrinsic function"
                .into(),
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

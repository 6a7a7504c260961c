//! Checking properties against their table.

use super::problem::{self, Place};
use super::{Owner, Property, Shape, fits};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::similar::{self, Near};
use crate::expand::context::{Context, Expanded};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text, Value};

/// Checks that the properties are ones that the table has, that none is missing and that each has
/// the right shape. All problems are reported at once.
pub fn check_properties(
    context: &mut Context,
    owner: Owner,
    properties: &Map,
    table: &[Property],
) -> Expanded<()> {
    let mut problems = Vec::new();
    find_in_fields(&Place::of(owner), properties, table, &mut problems);
    context.errors(problems)
}

fn find_in_fields(place: &Place, map: &Map, table: &[Property], problems: &mut Vec<Diagnostic>) {
    for (name, span, _) in map.as_written() {
        if !table.iter().any(|property| property.name == name.as_str()) {
            problems.push(problem::unknown_property(place, name, span, table, map));
        }
    }
    for property in table {
        let value = map.get(property.name);
        if value.is_none() && (!property.required || misspelt(map, property.name, table).is_some()) {
            continue;
        }
        let Some(given) = value.filter(|node| !node.is_null()) else {
            problems.extend(property.required.then(|| problem::missing_property(place, property, value)));
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
                None => problems.push(problem::wrong_type(place, shape, value)),
            }
        }
        _ if !fits(value, shape) => problems.push(problem::wrong_type(place, shape, value)),
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

/// Takes misspelt properties for what was probably meant, and drops those that are unknown, so that
/// looking for further problems does not stumble over the same ones again.
pub fn repair(properties: &mut Map, table: &[Property]) {
    let names: Vec<Text> = properties.as_written().map(|(name, _, _)| name.clone()).collect();
    for name in names.iter().filter(|name| !is_known(name, table)) {
        let value = properties.remove(name);
        let meant = closest_name(name, table).filter(|meant| !properties.contains(meant));
        if let (Some(meant), Some(value)) = (meant, value) {
            properties.insert(meant, value);
        }
    }
}

/// What to say about a property that is missing but for a misspelling of it.
pub fn report_misspelt(owner: Owner, properties: &Map, name: &str, table: &[Property]) -> Option<Diagnostic> {
    let key = misspelt(properties, name, table)?;
    let span = properties.key_span(key).unwrap_or(owner.span);
    Some(problem::unknown_property(&Place::of(owner), key, span, table, properties))
}

/// The key that probably stands for the property `name`, which is not there itself.
fn misspelt<'a>(properties: &'a Map, name: &str, table: &[Property]) -> Option<&'a Text> {
    let mut unknown = properties.keys().filter(|key| !is_known(key, table));
    unknown.find(|key| closest_name(key, table) == Some(name))
}

fn is_known(name: &str, table: &[Property]) -> bool {
    table.iter().any(|property| property.name == name)
}

/// The property whose name is most like this one.
pub(super) fn closest_name(name: &str, table: &[Property]) -> Option<&'static str> {
    nearest_name(name, table).map(|near| near.word)
}

/// The same, and how near it is.
pub(super) fn nearest_name(name: &str, table: &[Property]) -> Option<Near<'static>> {
    // Names with underscores are for SAM itself.
    similar::nearest(name, table.iter().map(|property| property.name).filter(|name| !name.starts_with("__")))
}

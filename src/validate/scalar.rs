//! Types, and what texts and numbers must be.

use serde_json::Value as Json;

use super::{Keyword, Place, Validator, format, words};
use crate::schema::{Allowed, NumberLimits, TextLimits, Types};
use crate::tree::{Node, Number, Value};

impl Validator<'_> {
    /// Whether the value is of one of the types; reports it when not.
    pub(super) fn has_type(&mut self, node: &Node, types: Types, place: &Place) -> bool {
        let is_right = types.is_empty() || types.each().any(|one| is_of(node, one));
        if !is_right {
            self.report(Keyword::Type, place, place.of(node), || words::wrong_type(place, node, types));
        }
        is_right
    }

    pub(super) fn allowed(&mut self, node: &Node, allowed: &Allowed, place: &Place) {
        if !allowed.values.iter().any(|value| equals(node, value, allowed.ignore_case)) {
            self.report(Keyword::Enum, place, place.of(node), || {
                words::not_allowed(place, node, &allowed.values)
            });
        }
    }

    pub(super) fn text(&mut self, node: &Node, limits: &TextLimits, place: &Place) {
        if let Some(text) = node.as_str() {
            self.length(node, text, limits, place);
            let format = limits.format.as_deref().and_then(format::find);
            if let Some(format) = format.filter(|format| !(format.has)(text)) {
                let words = || words::wrong_format(place, text, format);
                self.report(Keyword::Format(format.name), place, node.span, words);
            }
        }
        let text = match &node.value {
            Value::String(text) => text.to_string(),
            _ => node.scalar_text().unwrap_or_default(),
        };
        let is_scalar = !matches!(node.value, Value::Null | Value::List(_) | Value::Map(_));
        if let Some(pattern) = limits.pattern.as_ref().filter(|pattern| is_scalar && !pattern.matches(&text))
        {
            self.report(Keyword::Pattern, place, node.span, || {
                words::wrong_pattern(place, &text, pattern.source())
            });
        }
    }

    fn length(&mut self, node: &Node, text: &str, limits: &TextLimits, place: &Place) {
        let length = text.chars().count() as u64;
        let too_short = limits.min_length.is_some_and(|least| length < least);
        if too_short || limits.max_length.is_some_and(|most| length > most) {
            let words =
                || words::wrong_count(place, length, limits.min_length, limits.max_length, "character");
            self.report(Keyword::Length, place, node.span, words);
        }
    }

    pub(super) fn number(&mut self, node: &Node, limits: &NumberLimits, place: &Place) {
        let Some(number) = number_of(node) else { return };
        let too_small = limits.minimum.is_some_and(|least| number < least)
            || limits.exclusive_minimum.is_some_and(|least| number <= least);
        let too_large = limits.maximum.is_some_and(|most| number > most)
            || limits.exclusive_maximum.is_some_and(|most| number >= most);
        let is_between = limits.multiple_of.is_some_and(|step| step != 0.0 && !is_multiple(number, step));
        if too_small || too_large || is_between {
            self.report(Keyword::Range, place, node.span, || words::out_of_range(place, node, limits));
        }
    }
}

/// Whether a value is of a type, as CloudFormation reads it: `"5"` is a number, `5` is a text, `"true"` is a
/// boolean (reference behaviour: cfn-lint without strict types).
pub(crate) fn is_of(node: &Node, one: Types) -> bool {
    let text = || node.as_str().map(str::trim);
    match &node.value {
        Value::Null => one == Types::NULL,
        Value::List(_) => one == Types::ARRAY,
        Value::Map(_) => one == Types::OBJECT,
        _ if one == Types::STRING => true,
        Value::Bool(_) => one == Types::BOOLEAN,
        Value::Number(_) => one == Types::NUMBER || one == Types::INTEGER,
        Value::String(_) if one == Types::NUMBER => text().is_some_and(|text| text.parse::<f64>().is_ok()),
        Value::String(_) if one == Types::INTEGER => text().is_some_and(|text| text.parse::<i128>().is_ok()),
        Value::String(text) => one == Types::BOOLEAN && is_boolean(text),
    }
}

/// Fractions such as 0.01 are not exact: the remainder of 1 is almost 0.01, so the nearest multiple is compared.
fn is_multiple(number: f64, step: f64) -> bool {
    let nearest = (number / step).round() * step;
    (nearest - number).abs() <= number.abs() * f64::EPSILON
}

fn number_of(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(Number::Int(value)) => Some(*value as f64),
        Value::Number(Number::Float(value)) => Some(*value),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Whether a value is the one that a schema has, as CloudFormation reads it.
pub(super) fn equals(node: &Node, json: &Json, ignore_case: bool) -> bool {
    match (&node.value, json) {
        (Value::Null, Json::Null) => true,
        (Value::List(items), Json::Array(values)) => {
            items.len() == values.len()
                && items.iter().zip(values).all(|(item, value)| equals(item, value, ignore_case))
        }
        (Value::Map(map), Json::Object(values)) => {
            map.len() == values.len()
                && values
                    .iter()
                    .all(|(key, value)| map.get(key).is_some_and(|node| equals(node, value, ignore_case)))
        }
        _ => match (node.scalar_text(), json_text(json)) {
            (Some(left), Some(right)) => same_text(&left, &right, ignore_case),
            _ => false,
        },
    }
}

/// Whether CloudFormation takes a text for a boolean.
fn is_boolean(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

fn same_text(left: &str, right: &str, ignore_case: bool) -> bool {
    let either_case = ignore_case || (is_boolean(left) && is_boolean(right));
    left == right || (either_case && left.to_lowercase() == right.to_lowercase())
}

fn json_text(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

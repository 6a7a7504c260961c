//! Whether the entries of a map are those that the states language has there, with values that fit.

use super::definitions::{has_open_keys, is_open};
use super::fields::{Field, Language, Takes};
use super::paths::{self, Path};
use super::report::{Report, did_you_mean, either};
use super::{expressions, payloads};
use crate::diagnostic::similar;
use crate::source::Span;
use crate::tree::{Map, Node, Number, Value};

/// A map of a definition, and the words for it.
#[derive(Debug, Clone, Copy)]
pub struct Part<'w, 'n> {
    /// The words of a message: "state `Wait`", "a retrier of state `Pay`".
    pub name: &'w str,
    /// The place of its key, or of itself in a list.
    pub span: Span,
    /// Its entries.
    pub map: &'n Map,
    /// The language of its paths and expressions.
    pub language: Language,
}

impl<'n> Part<'_, 'n> {
    /// The place of a key, or else of the part.
    pub fn key_span(&self, key: &str) -> Span {
        self.map.key_span(key).unwrap_or(self.span)
    }

    /// The value of a field that is there and known.
    pub fn known(&self, key: &str) -> Option<&'n Node> {
        self.map.get(key).filter(|node| !is_open(node))
    }

    /// The items of a field that is a list of maps, each with a place.
    pub fn maps(&self, key: &str) -> impl Iterator<Item = (&'n Node, &'n Map)> {
        let items = self.map.get(key).and_then(Node::as_list).into_iter().flatten();
        items.filter(|item| !is_open(item)).filter_map(|item| Some((item, item.as_map()?)))
    }
}

/// Checks each entry of a part against the fields that it has.
pub fn check<'f>(part: Part, fields: impl Iterator<Item = &'f Field>, report: &mut Report) {
    let fields: Vec<&Field> = fields.collect();
    for (key, span, node) in part.map.as_written() {
        match fields.iter().find(|field| field.name == key.as_str()) {
            Some(Field { only: Some(only), .. }) if *only != part.language => {
                wrong_language(part, key, *only, span, report);
            }
            Some(field) => value(part, field, node, span, report),
            None if has_open_keys(part.map) => {}
            None => unknown(part, key, &fields, span, report),
        }
    }
}

fn unknown(part: Part, key: &str, fields: &[&Field], span: Span, report: &mut Report) {
    let known = fields.iter().filter(|field| field.only.is_none_or(|only| only == part.language));
    let help = did_you_mean(key, known.map(|field| field.name), "remove it");
    report.wrong(span, format!("{} cannot have `{key}`", part.name), help);
}

fn wrong_language(part: Part, key: &str, only: Language, span: Span, report: &mut Report) {
    let found = format!("{} is in {}, where there is no `{key}`", part.name, part.language.name());
    let help = match (only, key) {
        (Language::JsonPath, "Parameters") => "write `Arguments:` instead".to_owned(),
        (Language::JsonPath, "ItemsPath") => "write `Items:` instead".to_owned(),
        (Language::JsonPath, "InputPath" | "ResultSelector" | "OutputPath" | "ResultPath") => {
            "write the expression in `Arguments:`, `Output:` or `Assign:`".to_owned()
        }
        (Language::JsonPath, _) => match key.strip_suffix("Path") {
            Some(plain) => format!("write `{plain}:` with an expression, as in `{{% … %}}`"),
            None => "write an expression in `Output:` or `Assign:`".to_owned(),
        },
        (Language::Jsonata, _) => "set `QueryLanguage: JSONata` for the state, or remove it".to_owned(),
    };
    report.wrong(span, found, help);
}

/// Checks one value.
fn value(part: Part, field: &Field, node: &Node, span: Span, report: &mut Report) {
    if is_open(node) {
        return;
    }
    let is_expression = node.as_str().is_some_and(expressions::is_begun);
    if part.language == Language::Jsonata && is_expression && field.takes != Takes::Payload {
        return expressions::check(node, report);
    }
    match field.takes {
        Takes::Payload => payloads::check(field.name, node, part.language, report),
        Takes::Path => paths::check(part.name, field.name, node, Path::OrNull, report),
        Takes::GivenPath => paths::check(part.name, field.name, node, Path::Given, report),
        Takes::Place => paths::check(part.name, field.name, node, Path::ToOnePlace, report),
        takes => {
            if let Some(wanted) = misfit(node, takes) {
                let found = format!("`{}` of {} must be {wanted}{}", field.name, part.name, but(node));
                report.wrong(span, found, format!("write {wanted}"));
            }
        }
    }
}

/// What is wanted instead of a value, when it does not fit.
fn misfit(node: &Node, takes: Takes) -> Option<String> {
    match takes {
        Takes::Text if node.as_str().is_none() => Some("text".to_owned()),
        Takes::Map if node.as_map().is_none() => Some("a map".to_owned()),
        Takes::List if node.as_list().is_none() => Some("a list".to_owned()),
        Takes::True if node.as_bool() != Some(true) => Some("`true`".to_owned()),
        Takes::Number(least, most) if !is_between(number(node), least, most) => {
            Some(format!("a number {}", bounds(least, most)))
        }
        Takes::Whole(least, most) if !is_between(whole(node), least, most) => {
            Some(format!("a whole number {}", bounds(least, most)))
        }
        Takes::Moment if !node.as_str().is_some_and(is_moment) => {
            Some("a moment such as `2026-01-31T12:00:00Z`".to_owned())
        }
        _ => None,
    }
}

fn is_between(value: Option<f64>, least: i128, most: i128) -> bool {
    value.is_some_and(|value| value >= least as f64 && value <= most as f64)
}

fn bounds(least: i128, most: i128) -> String {
    if most == i128::MAX { format!("of at least {least}") } else { format!("from {least} to {most}") }
}

/// What there is instead, at the end of a sentence.
pub fn but(node: &Node) -> String {
    const LONGEST: usize = 40;
    let short = node.scalar_text().filter(|text| text.chars().count() <= LONGEST && !text.is_empty());
    match (&node.value, short) {
        (Value::String(_), Some(text)) => format!(", and it is the text `{text}`"),
        (_, Some(text)) => format!(", and it is `{text}`"),
        (Value::List(items), _) if items.is_empty() => ", and it is empty".to_owned(),
        _ => format!(", and it is {}", node.kind()),
    }
}

fn number(node: &Node) -> Option<f64> {
    match node.value {
        Value::Number(Number::Float(value)) => Some(value),
        Value::Number(_) => node.as_int().map(|value| value as f64),
        _ => None,
    }
}

/// A whole number, also written as `3.0`.
fn whole(node: &Node) -> Option<f64> {
    number(node).filter(|value| value.fract() == 0.0)
}

/// Whether a text is a moment of RFC 3339: `2026-01-31T12:00:00Z`, with a fraction or an offset perhaps.
pub fn is_moment(text: &str) -> bool {
    let digits = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let marks = [(4, '-'), (7, '-'), (10, 'T'), (13, ':'), (16, ':')];
    let has_marks =
        marks.iter().all(|(at, mark)| text.get(*at..at + 1) == Some(mark.encode_utf8(&mut [0; 4])));
    let numbers = [(0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19)];
    let rest = text.get(19..).unwrap_or("");
    let rest =
        rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let is_zone =
        rest == "Z" || rest.len() == 6 && rest.starts_with(['+', '-']) && rest.get(3..4) == Some(":");
    has_marks && numbers.iter().all(|(from, to)| digits(*from, *to)) && is_zone
}

/// Checks that exactly one of some fields is there; says nothing where that is not known.
pub fn exactly_one(part: Part, names: &[&str], report: &mut Report) {
    let mut given = names.iter().filter(|name| part.map.contains(name));
    let is_known = given.clone().all(|name| part.known(name).is_some()) && !has_open_keys(part.map);
    match (given.next(), given.next()) {
        _ if !is_known => {}
        (None, _) if part.map.keys().any(|key| similar::closest(key, names.iter().copied()).is_some()) => {
            // It is misspelt, and told as unknown.
        }
        (None, _) => {
            let found = format!("{} has neither {}", part.name, either(names).replace(" or ", " nor "));
            report.wrong(part.span, found, format!("add {}", either(names)));
        }
        (Some(first), Some(second)) => both(part, first, second, report),
        _ => {}
    }
}

/// Says that two fields exclude each other.
pub fn both(part: Part, first: &str, second: &str, report: &mut Report) {
    let found = format!("{} has both `{first}` and `{second}`", part.name);
    let other = (part.key_span(first), "the other one is here");
    report.wrong_beside(part.key_span(second), found, "remove one of the two", other);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_a_date_a_time_and_a_zone() {
        let right = ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.250Z", "2026-01-31T12:00:00+02:00"];
        let wrong = ["2026-01-31", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00", "tomorrow", ""];
        assert!(right.iter().all(|text| is_moment(text)));
        assert!(!wrong.iter().any(|text| is_moment(text)));
    }
}

//! What is wrong with the conditions of a statement.

use super::policy_documents::{has_function, one_by_one};
use super::problem::Problem;
use crate::check::{Reached, Subject};
use crate::source::Span;
use crate::tree::Map;

/// From "IAM JSON policy elements: Condition operators" in the user guide of IAM.
const OPERATORS: &[&str] = &[
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "BinaryEquals",
    "Bool",
    "DateEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateNotEquals",
    "IpAddress",
    "NotIpAddress",
    "Null",
    "NumericEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericNotEquals",
    "StringEquals",
    "StringEqualsIgnoreCase",
    "StringLike",
    "StringNotEquals",
    "StringNotEqualsIgnoreCase",
    "StringNotLike",
];

/// What can stand before an operator, for keys with several values.
const QUANTIFIERS: &[&str] = &["ForAllValues:", "ForAnyValue:"];

/// All of it.
pub fn problems(subject: &Subject, statement: &Reached) -> Vec<Problem> {
    let given = subject.below(statement.node, (&statement.scope, statement.span), &["Condition"]);
    given.iter().flat_map(|at| of_element(subject, at)).collect()
}

fn of_element(subject: &Subject, at: &Reached) -> Vec<Problem> {
    let Some(map) = at.node.as_map() else {
        let found = format!("`Condition` is a map of operators, but this is {}", at.node.kind());
        return vec![
            Problem::new(at.span, found).help("write it like `StringEquals: {aws:SourceAccount: …}`"),
        ];
    };
    if has_function(at.node) {
        return Vec::new();
    }
    let entries = map.as_written();
    let problems = entries.flat_map(|(operator, span, node)| {
        let compared = subject.below(node, (&at.scope, span), &[]);
        let compared = compared.into_iter().flat_map(|at| of_operator(subject, operator, &at));
        unknown(operator, span).into_iter().chain(compared).collect::<Vec<_>>()
    });
    problems.collect()
}

fn unknown(operator: &str, span: Span) -> Option<Problem> {
    let (quantifier, rest) = QUANTIFIERS
        .iter()
        .find_map(|quantifier| Some((*quantifier, operator.strip_prefix(quantifier)?)))
        .unwrap_or(("", operator));
    let (name, end) = rest.strip_suffix("IfExists").map_or((rest, ""), |name| (name, "IfExists"));
    // YAML takes `Null` for null, unless it is quoted.
    if OPERATORS.contains(&name) || name == "null" {
        return None;
    }
    let problem = Problem::new(span, format!("there is no condition operator `{operator}`"));
    Some(match crate::diagnostic::similar::closest(name, OPERATORS.iter().copied()) {
        Some(close) => problem.help(format!("did you mean `{quantifier}{close}{end}`?")),
        None => problem.help("write one such as `StringEquals` or `ArnLike`, with keys and values below it"),
    })
}

/// The keys and the values that an operator compares.
fn of_operator(subject: &Subject, operator: &str, at: &Reached) -> Vec<Problem> {
    let Some(map) = at.node.as_map() else {
        let found = format!("`{operator}` compares keys with values, but this is {}", at.node.kind());
        return vec![
            Problem::new(at.span, found).help("write it like `aws:SourceAccount: \"123456789012\"`"),
        ];
    };
    if has_function(at.node) {
        return Vec::new();
    }
    values(subject, map, at).iter().filter_map(|(key, value)| wrong_value(operator, key, value)).collect()
}

fn values<'n>(subject: &Subject, map: &'n Map, at: &Reached<'n>) -> Vec<(&'n str, Reached<'n>)> {
    let values = map.as_written().flat_map(|(key, span, node)| {
        let given = subject.below(node, (&at.scope, span), &[]);
        let values: Vec<Reached> = given.iter().flat_map(|at| one_by_one(subject, at)).collect();
        values.into_iter().map(|value| (key.as_str(), value))
    });
    values.collect()
}

fn wrong_value(operator: &str, key: &str, at: &Reached) -> Option<Problem> {
    if has_function(at.node) {
        return None;
    }
    let Some(text) = at.node.scalar_text() else {
        let found = format!("`{key}` is compared with texts, but this is {}", at.node.kind());
        return Some(Problem::new(at.span, found).help("write a text, or a list of them"));
    };
    let is_right = operator != "Null" || matches!(text.as_str(), "true" | "false");
    let found = format!("`Null` asks whether `{key}` is missing, and `{text}` is no answer");
    (!is_right).then(|| Problem::new(at.node.span, found).help("write `true` or `false`"))
}

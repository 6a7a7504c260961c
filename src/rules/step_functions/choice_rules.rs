//! The rules of choices: what is compared, and with what.

use super::definitions::{has_open_keys, is_open};
use super::entries::{self, Part, but};
use super::fields::{Field, Language, Takes};
use super::report::{Report, did_you_mean};
use crate::source::Span;
use crate::tree::{Map, Node};

/// What a comparison takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operand {
    Text,
    Number,
    Boolean,
    Moment,
    Path,
}

/// What is compared. Most have a comparison for each of [`ORDERS`], and each of those one with a path.
const COMPARED: &[(&str, Operand)] =
    &[("String", Operand::Text), ("Numeric", Operand::Number), ("Timestamp", Operand::Moment)];

const ORDERS: &[&str] = &["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];

/// Comparisons without order.
const OTHERS: &[(&str, Operand)] = &[
    ("StringMatches", Operand::Text),
    ("BooleanEquals", Operand::Boolean),
    ("BooleanEqualsPath", Operand::Path),
    ("IsNull", Operand::Boolean),
    ("IsPresent", Operand::Boolean),
    ("IsNumeric", Operand::Boolean),
    ("IsString", Operand::Boolean),
    ("IsBoolean", Operand::Boolean),
    ("IsTimestamp", Operand::Boolean),
];

/// What puts rules together.
const TOGETHER: &[&str] = &["And", "Or", "Not"];

/// What a rule has beside its comparison; the last ones not within another rule.
const BESIDE: &[&str] = &["Variable", "Comment", "Next", "Assign"];

/// The fields of a rule in JSONata.
const CONDITION: &[Field] = &[
    Field { name: "Condition", takes: Takes::Anything, only: None },
    Field { name: "Next", takes: Takes::Text, only: None },
    Field { name: "Assign", takes: Takes::Payload, only: None },
    Field { name: "Output", takes: Takes::Payload, only: None },
    Field { name: "Comment", takes: Takes::Text, only: None },
];

fn operand(name: &str) -> Option<Operand> {
    let others = OTHERS.iter().find(|(other, _)| *other == name).map(|(_, operand)| *operand);
    others.or_else(|| {
        let (compared, operand) = COMPARED.iter().find(|(compared, _)| name.starts_with(compared))?;
        let order = name.strip_prefix(compared)?;
        let plain = order.strip_suffix("Path").unwrap_or(order);
        let operand = if plain == order { *operand } else { Operand::Path };
        ORDERS.contains(&plain).then_some(operand)
    })
}

fn names() -> impl Iterator<Item = String> {
    let ordered = COMPARED.iter().flat_map(|(compared, _)| {
        ORDERS.iter().flat_map(move |order| [format!("{compared}{order}"), format!("{compared}{order}Path")])
    });
    let others = OTHERS.iter().map(|(name, _)| *name).chain(TOGETHER.iter().copied());
    ordered.chain(others.chain(BESIDE.iter().copied()).map(str::to_owned))
}

/// Checks the rules of a choice.
pub fn check(state: Part, report: &mut Report) {
    let Some(list) = state.known("Choices").and_then(Node::as_list) else { return };
    if list.is_empty() {
        let found = format!("{} has no rules under `Choices`", state.name);
        report.wrong(state.key_span("Choices"), found, "add a rule with a comparison and `Next:`");
    }
    for (at, item) in list.iter().enumerate().filter(|(_, item)| !is_open(item)) {
        let name = format!("rule {} of {}", at + 1, state.name);
        match item.as_map() {
            None => {
                report.wrong(item.span, format!("{name} must be a map{}", but(item)), "write its comparison")
            }
            Some(map) => {
                let rule = Part { name: &name, span: item.span, map, ..state };
                needs(rule, "Next", report);
                rule_in_its_language(rule, report);
            }
        }
    }
}

fn rule_in_its_language(rule: Part, report: &mut Report) {
    match rule.language {
        Language::JsonPath => comparisons(rule, report),
        Language::Jsonata if rule.map.contains("Variable") && !rule.map.contains("Condition") => {
            let found = format!("{} compares as in JSONPath, and the state is in JSONata", rule.name);
            let help = "write `Condition:` with an expression, as in `{% $states.input.total > 100 %}`";
            report.wrong(rule.key_span("Variable"), found, help);
        }
        Language::Jsonata => {
            needs(rule, "Condition", report);
            entries::check(rule, CONDITION.iter(), report);
            if let Some(condition) = rule.known("Condition").filter(|condition| !is_condition(condition)) {
                let found = format!("`Condition` of {} must be an expression{}", rule.name, but(condition));
                report.wrong(condition.span, found, "write it as `{% $states.input.total > 100 %}`");
            }
        }
    }
}

fn is_condition(node: &Node) -> bool {
    node.as_bool().is_some() || node.as_str().is_some_and(super::expressions::is_begun)
}

fn needs(rule: Part, field: &str, report: &mut Report) {
    if !rule.map.contains(field) && !has_open_keys(rule.map) {
        report.wrong(rule.span, format!("{} has no `{field}`", rule.name), format!("add `{field}:`"));
    }
}

/// Checks a rule and those within it.
fn comparisons(rule: Part, report: &mut Report) {
    let mut waiting: Vec<(&Map, Span, bool)> = vec![(rule.map, rule.span, true)];
    while let Some((map, span, is_outermost)) = waiting.pop() {
        let part = Part { map, span, ..rule };
        comparison(part, is_outermost, report);
        for (key, _, node) in map.as_written().filter(|(key, ..)| TOGETHER.contains(&key.as_str())) {
            let inner =
                if key.as_str() == "Not" { std::slice::from_ref(node) } else { items(part, key, report) };
            waiting.extend(inner.iter().filter_map(|node| Some((node.as_map()?, node.span, false))));
        }
    }
}

/// The rules below `And` or `Or`.
fn items<'n>(part: Part<'_, 'n>, key: &str, report: &mut Report) -> &'n [Node] {
    let Some(node) = part.known(key) else { return &[] };
    let items = node.as_list().map(Vec::as_slice).unwrap_or_default();
    if items.is_empty() {
        let found = format!("`{key}` in {} must be a list of rules{}", part.name, but(node));
        report.wrong(
            part.key_span(key),
            found,
            "write each rule as an item, with `Variable:` and a comparison",
        );
    }
    items
}

fn comparison(part: Part, is_outermost: bool, report: &mut Report) {
    let mut first: Option<&str> = None;
    for (key, span, node) in part.map.as_written() {
        let is_together = TOGETHER.contains(&key.as_str());
        match operand(key) {
            _ if BESIDE.contains(&key.as_str()) => beside(part, key, span, is_outermost, report),
            None if !is_together => unknown(part, key, span, report),
            operand => {
                operand.into_iter().for_each(|operand| fits(part, key, operand, node, report));
                match first {
                    Some(first) => entries::both(part, first, key, report),
                    None => first = Some(key),
                }
            }
        }
    }
    let is_known = |key: &str| operand(key).is_some() || BESIDE.contains(&key);
    match first {
        _ if has_open_keys(part.map) => {}
        None if !part.map.keys().all(|key| is_known(key)) => {} // One of them was meant.
        None => {
            let help = "add one such as `StringEquals: paid`, or `And:`, `Or:` or `Not:`";
            report.wrong(part.span, format!("{} has no comparison", part.name), help);
        }
        Some(key) if !TOGETHER.contains(&key) => needs(part, "Variable", report),
        Some(_) => {}
    }
}

fn beside(part: Part, key: &str, span: Span, is_outermost: bool, report: &mut Report) {
    if matches!(key, "Next" | "Assign") && !is_outermost {
        let found = format!("`{key}` stands within another rule, in {}", part.name);
        return report.wrong(span, found, format!("move `{key}` to the outermost rule"));
    }
    if let Some(variable) = part.known("Variable").filter(|_| key == "Variable")
        && !variable.as_str().is_some_and(|text| text.starts_with('$') || text.starts_with("States."))
    {
        let found =
            format!("`Variable` in {} must be a path that begins with `$`{}", part.name, but(variable));
        report.wrong(variable.span, found, "write a path such as `$.order.state`");
    }
}

fn unknown(part: Part, key: &str, span: Span, report: &mut Report) {
    if has_open_keys(part.map) {
        return;
    }
    let names: Vec<String> = names().collect();
    let found = match key {
        "Condition" => format!("{} is in JSONPath, where there is no `Condition`", part.name),
        _ => format!("{} cannot have `{key}`", part.name),
    };
    let help = match key {
        "Condition" => {
            "set `QueryLanguage: JSONata` for the state, or write `Variable:` and a comparison".into()
        }
        _ => did_you_mean(key, names.iter().map(String::as_str), "remove it"),
    };
    report.wrong(span, found, help);
}

/// Checks what something is compared with.
fn fits(part: Part, key: &str, operand: Operand, node: &Node, report: &mut Report) {
    let text = node.as_str();
    let (fits, wanted) = match operand {
        Operand::Text => (text.is_some(), "text"),
        Operand::Number => (matches!(node.value, crate::tree::Value::Number(_)), "a number"),
        Operand::Boolean => (node.as_bool().is_some(), "`true` or `false`"),
        Operand::Moment => (text.is_some_and(entries::is_moment), "a moment such as `2026-01-31T12:00:00Z`"),
        Operand::Path => (text.is_some_and(|text| text.starts_with('$')), "a path that begins with `$`"),
    };
    if !fits && !is_open(node) {
        let found = format!("`{key}` in {} takes {wanted}{}", part.name, but(node));
        report.wrong(node.span, found, format!("write {wanted}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_known_by_name() {
        assert_eq!(operand("NumericLessThanEquals"), Some(Operand::Number));
        assert_eq!(operand("NumericLessThanEqualsPath"), Some(Operand::Path));
        assert_eq!(operand("TimestampEquals"), Some(Operand::Moment));
        assert_eq!(operand("IsPresent"), Some(Operand::Boolean));
        assert_eq!(operand("StringMatchesPath"), None);
        assert_eq!(operand("NumericEqual"), None);
        assert!(names().all(|name| operand(&name).is_some()
            || TOGETHER.contains(&name.as_str())
            || BESIDE.contains(&name.as_str())));
    }
}

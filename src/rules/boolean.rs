//! What may stand where a condition is asked for: in `Conditions`, and inside of `Fn::And`, `Fn::Or` and `Fn::Not`.

use crate::check::references::Section;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Advice, similar};
use crate::rules::Rule;
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// Functions that are true or false.
const FUNCTIONS: [&str; 4] = ["Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/// More of them, for `Rules` only.
const RULE_FUNCTIONS: [&str; 6] = [
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::RefAll",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
];

/// Reports what is neither true nor false. A map or list is underlined at `key`.
pub fn check(
    node: &Node,
    key: Span,
    section: Section,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
) {
    match &node.value {
        Value::Bool(_) => {}
        Value::String(text) if matches!(text.to_ascii_lowercase().as_str(), "true" | "false") => {}
        Value::Map(map) => check_call(map, key, section, rule, subject, findings),
        Value::String(text) if subject.section("Conditions").contains(text) => {
            let found = format!("`{text}` is text here, not the condition of that name");
            findings.suggest(rule, node.span, found, format!("write `!Condition {text}`"));
        }
        _ => {
            let found = format!("a condition is asked for, but this is {}", node.kind());
            findings.suggest(rule, super::entries::place(key, node), found, help(section));
        }
    }
}

fn check_call(
    map: &Map,
    key: Span,
    section: Section,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
) {
    match map.sole_entry().map(|(name, argument)| (name.as_str(), argument)) {
        Some(("Condition", name)) => named(name, key, rule, subject, findings),
        Some((name, _)) if is_known(name, section) => {}
        Some((name, _)) => {
            findings.suggest(rule, key, format!("`{name}` is neither true nor false"), help(section));
        }
        None => {
            let found = format!("a condition is one function, but this is a map with {} keys", map.len());
            findings.suggest(rule, key, found, help(section));
        }
    }
}

fn is_known(name: &str, section: Section) -> bool {
    FUNCTIONS.contains(&name)
        || (section == Section::Rules && RULE_FUNCTIONS.contains(&name))
        || name == "Fn::Transform"
        || name.starts_with("Fn::ForEach")
}

fn named(name: &Node, key: Span, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    let Some(text) = name.as_str() else {
        let found = format!("`Condition` takes the name of a condition, but this is {}", name.kind());
        return findings.suggest(rule, key, found, "write the name of an entry of `Conditions`");
    };
    if let Some((found, help)) = undefined(text, subject) {
        findings.suggest(rule, name.span, found, help);
    }
}

/// What to say about a name that no condition has.
pub fn undefined(name: &str, subject: &Subject) -> Option<(String, Advice)> {
    let conditions = subject.section("Conditions");
    if conditions.contains(name) {
        return None;
    }
    let names = conditions.keys().map(|name| name.as_str());
    let help = match similar::nearest(name, names) {
        Some(near) => near.instead_of(name),
        None => format!("define `{name}` in the section `Conditions`").into(),
    };
    Some((format!("there is no condition `{name}`"), help))
}

fn help(section: Section) -> String {
    let more = if section == Section::Rules { ", `Fn::Contains`, `Fn::EachMemberIn`" } else { "" };
    format!("write `!Condition` and a name, or `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not`{more}")
}

/// Reports what is wrong with the calls of a function of conditions.
pub fn check_calls(
    function: &str,
    least: usize,
    most: usize,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
) {
    let is_such = |section| matches!(section, Section::Conditions | Section::Rules);
    for call in subject.calls.iter().filter(|call| call.function == function && is_such(call.section)) {
        let Some(items) = items(call.argument, call.node.span, (function, least, most), rule, findings)
        else {
            continue;
        };
        for item in items {
            check(item, item.span, call.section, rule, subject, findings);
        }
    }
}

/// The items of a function's list; what is wrong with their number is reported.
pub fn items<'t>(
    argument: &'t Node,
    call: Span,
    (function, least, most): (&str, usize, usize),
    rule: &Rule,
    findings: &mut Findings,
) -> Option<&'t Vec<Node>> {
    let wanted = if least == most { format!("{least}") } else { format!("{least} to {most}") };
    let Some(items) = argument.as_list() else {
        let found = format!("`{function}` takes a list, but this is {}", argument.kind());
        let span = super::entries::place(call, argument);
        findings.suggest(rule, span, found, format!("write a list of {wanted} {}", noun(function, most)));
        return None;
    };
    if !(least..=most).contains(&items.len()) {
        let found = format!(
            "`{function}` takes {wanted} {}, and this list has {}",
            noun(function, most),
            items.len()
        );
        findings.report(rule, call, found);
    }
    Some(items)
}

fn noun(function: &str, most: usize) -> &'static str {
    match (function, most) {
        ("Fn::Equals", _) => "values",
        (_, 1) => "condition",
        _ => "conditions",
    }
}

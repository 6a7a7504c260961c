//! The states of a machine, each by itself.

use super::definitions::{has_open_keys, is_open};
use super::entries::{self, Part, but};
use super::fields::{ITEM_BATCHER, ITEM_READER, KINDS, Kind, Language, PROCESSOR_CONFIG, RESULT_WRITER};
use super::report::{Report, did_you_mean, either};
use super::{choice_rules, error_handling, task_resource};
use crate::source::Span;
use crate::tree::Node;

/// From "Quotas" in the developer guide of Step Functions.
const LONGEST_NAME: usize = 80;

/// Fields that say the same in two ways, of which a state can have one.
const EITHER: &[(&str, &str)] = &[
    ("TimeoutSeconds", "TimeoutSecondsPath"),
    ("HeartbeatSeconds", "HeartbeatSecondsPath"),
    ("MaxConcurrency", "MaxConcurrencyPath"),
    ("ToleratedFailureCount", "ToleratedFailureCountPath"),
    ("ToleratedFailurePercentage", "ToleratedFailurePercentagePath"),
    ("Error", "ErrorPath"),
    ("Cause", "CausePath"),
    ("ItemSelector", "Parameters"),
];

/// The language of a part that may name one itself.
pub fn language(part: Part, report: &mut Report) -> Language {
    let Some(node) = part.known("QueryLanguage") else { return part.language };
    match node.as_str().and_then(Language::named) {
        Some(language) => language,
        None => {
            let found =
                format!("`QueryLanguage` of {} must be `JSONPath` or `JSONata`{}", part.name, but(node));
            report.wrong(node.span, found, "write `JSONPath` or `JSONata`");
            part.language
        }
    }
}

/// Checks the name of a state.
pub fn name(name: &str, span: Span, report: &mut Report) {
    let length = name.chars().count();
    if length > LONGEST_NAME {
        let found =
            format!("the name of a state has at most {LONGEST_NAME} characters, and this one has {length}");
        report.wrong(span, found, "shorten it");
    }
}

/// The type of a state; says so when it has none.
pub fn kind(state: Part, report: &mut Report) -> Option<&'static Kind> {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let Some(node) = state.map.get("Type") else {
        if !has_open_keys(state.map) {
            let help = format!("add `Type:` with {}", either(&names));
            report.wrong(state.span, format!("{} has no `Type`", state.name), help);
        }
        return None;
    };
    let kind = node.as_str().and_then(Kind::named);
    if kind.is_none() && !is_open(node) {
        let otherwise = format!("write {}", either(&names));
        let help = did_you_mean(node.as_str().unwrap_or(""), names.iter().copied(), &otherwise);
        report.wrong(
            node.span,
            format!("{} has a `Type` that does not exist{}", state.name, but(node)),
            help,
        );
    }
    kind
}

/// Checks a state whose type is known.
pub fn check(state: Part, kind: &Kind, report: &mut Report) {
    entries::check(state, kind.fields(), report);
    for field in kind.required.iter().filter(|field| !state.map.contains(field) && !has_open_keys(state.map))
    {
        report.wrong(state.span, format!("{} has no `{field}`", state.name), format!("add `{field}:`"));
    }
    for names in kind.one_of {
        entries::exactly_one(state, names, report);
    }
    for (plain, path) in EITHER.iter().filter(|(plain, path)| is_both(state, plain, path)) {
        entries::both(state, plain, path, report);
    }
    error_handling::check(state, report);
    match kind.name {
        "Choice" => choice_rules::check(state, report),
        "Task" => task(state, report),
        "Map" => map(state, report),
        "Parallel" => branches(state, report),
        _ => {}
    }
}

fn is_both(state: Part, one: &str, other: &str) -> bool {
    state.known(one).is_some() && state.known(other).is_some()
}

fn task(state: Part, report: &mut Report) {
    task_resource::check(state, report);
    let seconds = |field: &str| state.known(field).and_then(Node::as_int);
    if let (Some(heartbeat), Some(timeout)) = (seconds("HeartbeatSeconds"), seconds("TimeoutSeconds"))
        && heartbeat >= timeout
    {
        let found = format!(
            "`HeartbeatSeconds` of {} is {heartbeat}, no less than its `TimeoutSeconds` of {timeout}",
            state.name
        );
        report.wrong(state.key_span("HeartbeatSeconds"), found, "write a smaller number");
    }
}

fn branches(state: Part, report: &mut Report) {
    if state.known("Branches").and_then(Node::as_list).is_some_and(Vec::is_empty) {
        let found = format!("{} has no branches", state.name);
        report.wrong(state.key_span("Branches"), found, "add one with `StartAt:` and `States:`");
    }
}

/// Checks what a map state reads and writes.
fn map(state: Part, report: &mut Report) {
    let inner = [("ItemReader", ITEM_READER), ("ItemBatcher", ITEM_BATCHER), ("ResultWriter", RESULT_WRITER)];
    for (field, fields) in inner {
        let Some(map) = state.known(field).and_then(Node::as_map) else { continue };
        let name = format!("`{field}` of {}", state.name);
        entries::check(
            Part { name: &name, span: state.key_span(field), map, ..state },
            fields.iter(),
            report,
        );
    }
    processor(state, report);
}

/// Checks how the items are worked on: in the machine itself, or in executions of their own.
fn processor(state: Part, report: &mut Report) {
    let Some(processor) = state.known("ItemProcessor").and_then(Node::as_map) else { return };
    let config = processor.get("ProcessorConfig");
    let mode = config.and_then(|config| config.get("Mode"));
    if config.is_none_or(|config| !is_open(config)) && mode.is_none_or(|mode| mode.as_str() == Some("INLINE"))
    {
        inline_only(state, report);
    }
    let Some(map) = config.filter(|config| !is_open(config)).and_then(Node::as_map) else { return };
    let (name, span) =
        (format!("`ProcessorConfig` of {}", state.name), processor.key_span("ProcessorConfig"));
    let part = Part { name: &name, span: span.unwrap_or(state.span), map, ..state };
    entries::check(part, PROCESSOR_CONFIG.iter(), report);
    one_of(part, "Mode", &["INLINE", "DISTRIBUTED"], report);
    one_of(part, "ExecutionType", &["STANDARD", "EXPRESS"], report);
    if mode.and_then(Node::as_str) == Some("DISTRIBUTED") && !map.contains("ExecutionType") {
        let found = format!("{name} is `DISTRIBUTED` and has no `ExecutionType`");
        report.wrong(part.span, found, "add `ExecutionType: STANDARD` or `EXPRESS`");
    }
}

/// Tells what items that are worked on in the machine itself cannot have.
fn inline_only(state: Part, report: &mut Report) {
    for field in
        ["ItemReader", "ItemBatcher", "ResultWriter"].iter().filter(|field| state.map.contains(field))
    {
        let found = format!("{} has `{field}`, and its mode is not `DISTRIBUTED`", state.name);
        let help = "set `Mode: DISTRIBUTED` in `ProcessorConfig` of its `ItemProcessor`, or remove it";
        report.wrong(state.key_span(field), found, help);
    }
}

fn one_of(part: Part, field: &str, values: &[&str], report: &mut Report) {
    let Some(node) = part.known(field) else { return };
    if node.as_str().is_some_and(|text| !values.contains(&text)) {
        let found = format!("`{field}` in {} must be {}{}", part.name, either(values), but(node));
        report.wrong(node.span, found, format!("write {}", either(values)));
    }
}

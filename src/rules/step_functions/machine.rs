//! A machine: states and where it begins. The branches of a state, and what it does with items, are machines too.

use std::collections::HashMap;

use super::definitions::{has_open_keys, is_open};
use super::entries::{self, Part, but};
use super::fields::{Field, Language, MACHINE, PROCESSOR};
use super::report::Report;
use super::states;
use super::targets::{self, Named};
use crate::source::Span;
use crate::tree::{Map, Node};

/// A machine that waits to be looked at.
struct Machine<'n> {
    name: String,
    span: Span,
    map: &'n Map,
    language: Language,
    /// What it can have besides.
    more: &'static [Field],
}

/// Checks a definition and all that is in it.
pub fn check(root: &Node, report: &mut Report) {
    let Some(map) = root.as_map() else {
        let found = format!("a definition must be a map{}", but(root));
        return report.wrong(root.span, found, "begin with `StartAt:` and `States:`");
    };
    let name = "the state machine".to_owned();
    let mut waiting = vec![Machine { name, span: root.span, map, language: Language::JsonPath, more: &[] }];
    let mut names = HashMap::new();
    while let Some(machine) = waiting.pop() {
        waiting.extend(look_into(&machine, &mut names, report));
    }
}

/// Checks one machine; the machines in its states are returned.
fn look_into<'n>(
    machine: &Machine<'n>,
    names: &mut HashMap<&'n str, Span>,
    report: &mut Report,
) -> Vec<Machine<'n>> {
    let part = Part { name: &machine.name, span: machine.span, map: machine.map, language: machine.language };
    entries::check(part, MACHINE.iter().chain(machine.more), report);
    for field in
        ["StartAt", "States"].iter().filter(|field| !part.map.contains(field) && !has_open_keys(part.map))
    {
        report.wrong(part.span, format!("{} has no `{field}`", part.name), format!("add `{field}:`"));
    }
    let language = states::language(part, report);
    let Some(all) = machine.map.get("States").filter(|node| !is_open(node)).and_then(Node::as_map) else {
        return Vec::new();
    };
    if all.is_empty() {
        report.wrong(
            part.key_span("States"),
            format!("{} has no states", part.name),
            "add one below `States:`",
        );
    }
    let words: Vec<String> = all.keys().map(|name| format!("state `{name}`")).collect();
    let states = all.walk().zip(&words).filter(|((_, _, node), _)| !is_open(node));
    let states = states.filter_map(|((key, span, node), name)| {
        Some((key.as_str(), Part { name, span, map: node.as_map()?, language }))
    });
    let states: Vec<Named> = states.collect();
    misshapen(all, report);
    unique(all, names, report);
    let inner = states.iter().flat_map(|(_, state)| look_at(*state, report)).collect();
    targets::check(part, &states, report);
    inner
}

fn misshapen(all: &Map, report: &mut Report) {
    for (name, span, node) in all.as_written() {
        states::name(name, span, report);
        if node.as_map().is_none() && !is_open(node) {
            report.wrong(
                span,
                format!("state `{name}` must be a map{}", but(node)),
                "write its `Type:` below it",
            );
        }
    }
}

/// Names are unique over all machines of a definition.
fn unique<'n>(all: &'n Map, names: &mut HashMap<&'n str, Span>, report: &mut Report) {
    for (name, span, _) in all.as_written() {
        match names.get(name.as_str()) {
            Some(first) => {
                let found = format!("there are two states with the name `{name}` in this definition");
                let help = "rename one of them: names are unique, over all branches";
                report.wrong_beside(span, found, help, (*first, "the other one is here"));
            }
            None => _ = names.insert(name, span),
        }
    }
}

/// Checks a state; the machines in it are returned. They have the language of the machine that the state is in.
fn look_at<'n>(state: Part<'_, 'n>, report: &mut Report) -> Vec<Machine<'n>> {
    let language = states::language(state, report);
    let Some(kind) = states::kind(state, report) else { return Vec::new() };
    states::check(Part { language, ..state }, kind, report);
    let branches = state.maps("Branches").enumerate().map(|(at, (node, map))| Machine {
        name: format!("branch {} of {}", at + 1, state.name),
        span: node.span,
        map,
        language: state.language,
        more: &[],
    });
    let processors = ["ItemProcessor", "Iterator"].into_iter().filter_map(|field| {
        let map = state.known(field)?.as_map()?;
        let (name, span) = (format!("`{field}` of {}", state.name), state.key_span(field));
        Some(Machine { name, span, map, language: state.language, more: PROCESSOR })
    });
    branches.chain(processors).collect()
}

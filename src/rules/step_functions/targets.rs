//! Where states lead to.

use std::collections::{HashMap, HashSet};

use super::definitions::{has_open_keys, is_open};
use super::entries::Part;
use super::report::{Report, did_you_mean};
use super::{endless_machine, unreachable_state};
use crate::tree::{Map, Node};

/// A state, and its name as `Next` has it.
pub type Named<'w, 'n> = (&'n str, Part<'w, 'n>);

/// How many names are compared with one that is not there.
const MOST_COMPARED: usize = 200;

/// What names the next state.
struct Step<'n> {
    /// The field: `Next`, `Default`, ….
    field: &'static str,
    node: &'n Node,
}

/// Checks where the states of a machine lead to, and which of them can be reached.
pub fn check(machine: Part, states: &[Named], report: &mut Report) {
    let Some(all) = machine.known("States").and_then(Node::as_map).filter(|all| !has_open_keys(all)) else {
        return;
    };
    let start = machine.map.get("StartAt").map(|node| Step { field: "StartAt", node });
    let steps: HashMap<&str, Vec<Step>> = states.iter().map(|(name, state)| (*name, steps(*state))).collect();
    let mut is_whole = start.as_ref().is_some_and(|start| leads(machine.name, start, all, report));
    for (name, state) in states {
        for step in steps.get(name).into_iter().flatten() {
            is_whole &= leads(state.name, step, all, report);
        }
    }
    if let Some(start) = start.and_then(|start| start.node.as_str()).filter(|_| is_whole) {
        let are_known =
            states.iter().all(|(_, state)| !has_open_keys(state.map) && says_what_follows(*state));
        if are_known && states.len() == all.len() {
            reachable(machine, states, start, &steps, report);
        }
    }
}

/// All that names a next state. What may name one, and is not known yet, is among it.
fn steps<'n>(state: Part<'_, 'n>) -> Vec<Step<'n>> {
    let field = |field| Some(Step { field, node: state.map.get(field)? });
    let own = ["Next", "Default"].into_iter().filter_map(field);
    let lists = ["Choices", "Catch"].into_iter().filter_map(|list| state.map.get(list));
    let items = lists.flat_map(|list| list.as_list().map_or(std::slice::from_ref(list), Vec::as_slice));
    let below = items.filter_map(|item| match is_open(item) {
        true => Some(item),
        false => item.get("Next"),
    });
    own.chain(below.map(|node| Step { field: "Next", node })).collect()
}

/// Whether a step leads to a state; says so when it does not. What is not known yet leads to none.
fn leads(from: &str, step: &Step, all: &Map, report: &mut Report) -> bool {
    let Some(target) = step.node.as_str().filter(|_| !is_open(step.node)) else { return false };
    let is_there = all.contains(target);
    if !is_there {
        let found =
            format!("`{}` of {from} names `{target}`, and there is no such state beside it", step.field);
        let help = did_you_mean(
            target,
            all.keys().take(MOST_COMPARED).map(|name| name.as_str()),
            "name a state of the same `States`",
        );
        report.wrong(step.node.span, found, help);
    }
    is_there
}

fn reachable(
    machine: Part,
    states: &[Named],
    start: &str,
    steps: &HashMap<&str, Vec<Step>>,
    report: &mut Report,
) {
    let (mut reached, mut waiting) = (HashSet::from([start]), vec![start]);
    while let Some(name) = waiting.pop() {
        let targets = steps.get(name).into_iter().flatten().filter_map(|step| step.node.as_str());
        waiting.extend(targets.filter(|target| reached.insert(target)));
    }
    for (_, state) in states.iter().filter(|(name, _)| !reached.contains(name)) {
        unreachable_state::report(*state, report);
    }
    if !states.iter().any(|(name, state)| reached.contains(name) && can_end(*state)) {
        endless_machine::report(machine, report);
    }
}

/// Whether a state is of a type that needs no `Next` or `End`, or has one of them.
fn says_what_follows(state: Part) -> bool {
    let kind = state.map.get("Type").and_then(Node::as_str);
    let is_complete = matches!(kind, Some("Choice" | "Succeed" | "Fail"));
    is_complete || state.map.contains("Next") || state.map.contains("End")
}

/// Whether a state ends the machine.
fn can_end(state: Part) -> bool {
    let kind = state.map.get("Type").and_then(Node::as_str);
    matches!(kind, Some("Succeed" | "Fail")) || state.map.contains("End")
}

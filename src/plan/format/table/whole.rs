//! The application as a whole: parameters and outputs, start order, what is left out, not emulated, or unknown.

use indexmap::{IndexMap, IndexSet};

use super::columns::Section;
use super::words::Words;
use crate::counted::counted;
use crate::plan::model::{Edge, NotEmulated, Parameter, PlannedResource, RunPlan, Stack, Supply, Unknown};

/// A name of a stack, behind the logical ids that lead there.
fn within(stack: &Stack, name: &str) -> String {
    if stack.id.is_empty() { name.to_owned() } else { format!("{}/{name}", stack.id) }
}

/// Parameters of all stacks.
pub fn parameters(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for stack in &plan.stacks {
        for Parameter { name, value, secret } in &stack.parameters {
            let is_hidden = *secret && value.known().is_some();
            let value = if is_hidden { "***".to_owned() } else { words.setting(value) };
            section.line(1, [&within(stack, name), &value]);
        }
    }
    section
}

/// Outputs of all stacks.
pub fn outputs(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for stack in &plan.stacks {
        for output in &stack.outputs {
            let export = words.optional("exported as ", output.export.as_ref(), "");
            section.line(1, [&within(stack, &output.name), &words.setting(&output.value), &export]);
        }
    }
    section
}

/// What is started in which order. Of several reasons for one edge the first is enough.
pub fn start_order(plan: &RunPlan, _: &Words) -> Section {
    let mut section = Section::default();
    for (index, start) in plan.start_order.iter().enumerate() {
        let mut needs: IndexMap<&str, &Edge> = IndexMap::new();
        for edge in &start.after {
            needs.entry(edge.id.as_str()).or_insert(edge);
        }
        let needs = needs.into_values().map(need).collect::<Vec<_>>().join(", ");
        let after = if needs.is_empty() { needs } else { format!("after {needs}") };
        section.line(1, [&(index + 1).to_string(), &start.id, &after]);
    }
    section
}

fn need(Edge { id, because, through, .. }: &Edge) -> String {
    match through {
        Some(through) => format!("{id} ({because}, through {through})"),
        None => format!("{id} ({because})"),
    }
}

/// What conditions keep out.
pub fn left_out(plan: &RunPlan, _: &Words) -> Section {
    let mut section = Section::default();
    for PlannedResource { head, kind, left_out_by, .. } in &plan.resources {
        if let Some(condition) = left_out_by {
            section.line(1, [&head.id, kind, &format!("{condition} does not hold")]);
        }
    }
    section
}

/// What has no counterpart on this machine, by what that means.
pub fn not_emulated(plan: &RunPlan, words: &Words) -> Section {
    let mut reasons: IndexMap<&str, Vec<&NotEmulated>> = IndexMap::new();
    for entry in &plan.not_emulated {
        reasons.entry(entry.why.as_str()).or_default().push(entry);
    }
    let mut section = Section::default();
    for (why, entries) in reasons {
        for entry in entries {
            section.line(1, [&entry.id, &entry.what, &words.place(entry.place)]);
        }
        section.line(2, [why]);
    }
    section
}

/// What is not known, each missing thing once, with the line that would supply it.
pub fn unknown(plan: &RunPlan, words: &Words) -> Section {
    let mut things: IndexMap<(&Supply, &str), Vec<&Unknown>> = IndexMap::new();
    for unknown in &plan.unknown {
        let reason = if matches!(unknown.supply, Supply::Template(_)) { unknown.why.as_str() } else { "" };
        things.entry((&unknown.supply, reason)).or_default().push(unknown);
    }
    let mut section = Section::default();
    for same in things.values() {
        let Some(unknown) = same.first() else { continue };
        section.line(1, [&unknown.what, &words.place(unknown.place)]);
        section.line(2, [&unknown.why]);
        section.line(2, [&supply(&unknown.supply)]);
        undecided(same, &mut section);
    }
    section
}

/// What is not as a whole in the plan because something is missing.
fn undecided(unknown: &[&Unknown], section: &mut Section) {
    let properties: IndexSet<String> = unknown
        .iter()
        .flat_map(|unknown| &unknown.properties)
        .map(|lost| format!("{} {}", lost.id, lost.property))
        .collect();
    let resources: IndexSet<&str> =
        unknown.iter().flat_map(|unknown| &unknown.resources).map(String::as_str).collect();
    if !properties.is_empty() {
        let all = properties.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        section.line(2, [&format!("left out of the plan because of it: {all}")]);
    }
    if !resources.is_empty() {
        let all = resources.into_iter().collect::<Vec<_>>().join(", ");
        section.line(2, [&format!("in the plan, but perhaps not there because of it: {all}")]);
    }
}

fn supply(supply: &Supply) -> String {
    match supply {
        Supply::Argument(argument) => argument.clone(),
        Supply::Values { table, line } => format!("--values, [{table}]: {line}"),
        Supply::Template(what) => what.clone(),
    }
}

/// How much there is of everything, in words: "3 functions, 1 queue".
pub fn summary(plan: &RunPlan) -> String {
    let routes: usize = plan.apis.iter().map(|api| api.routes.len()).sum();
    let counts = [
        (plan.functions.len(), "function"),
        (routes, "route"),
        (plan.triggers.len(), "trigger"),
        (plan.tables.len(), "table"),
        (plan.queues.len(), "queue"),
        (plan.topics.len(), "topic"),
        (plan.buses.len(), "event bus"),
        (plan.streams.len(), "stream"),
        (plan.buckets.len(), "bucket"),
        (plan.state_machines.len(), "state machine"),
        (plan.task_definitions.len(), "task"),
        (plan.services.len(), "service"),
        (plan.load_balancers.len(), "load balancer"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, word)| counted(*count, word)).collect::<Vec<_>>().join(", ")
}

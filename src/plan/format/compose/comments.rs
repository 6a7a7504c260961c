//! The head of a Compose file: how to use it, which ports lead where, and what it does not hold.

use indexmap::IndexMap;

use super::Compose;
use super::text::Wanted;
use crate::plan::model::{RunPlan, Supply, Unknown};
use crate::source::Sources;

/// The longest line of a comment.
const WIDTH: usize = 110;

/// The comments that the file begins with.
pub fn head(compose: &Compose, sources: &Sources) -> String {
    let mut out = String::new();
    let plan = compose.plan;
    line(&mut out, "", &format!("The application `{}` of {}, made by samc plan.", plan.stack, plan.template));
    usage(&mut out, compose);
    ports(&mut out, compose);
    unknown(&mut out, compose, sources);
    let notes: Vec<String> =
        plan.unknown.iter().flat_map(perhaps).chain(compose.notes.iter().cloned()).collect();
    section(&mut out, "What is different from AWS:", &notes);
    section(&mut out, "Not in this file:", &left_out(plan));
    out
}

fn usage(out: &mut String, compose: &Compose) {
    line(out, "", "");
    line(out, "", "Paths are seen from the folder in which samc was called; start it from there:");
    line(out, "  ", "docker compose -f FILE --project-directory . up");
    if compose.has_builds {
        line(out, "", "What stands under `build` stays as it was built; after a change, build it again:");
        line(out, "  ", "docker compose -f FILE --project-directory . up --build");
    }
    if compose.has_functions {
        line(out, "", "A function answers to events that are sent to its port:");
        line(out, "  ", "curl http://localhost:PORT/2015-03-31/functions/function/invocations -d '{}'");
    }
    if compose.has_tasks {
        line(
            out,
            "",
            "What is under `profiles: [tasks]` is run by the application itself on AWS; here by hand:",
        );
        line(out, "  ", "docker compose -f FILE --project-directory . run --rm NAME");
    }
}

fn ports(out: &mut String, compose: &Compose) {
    let ports = &compose.ports.given;
    section(out, "Ports:", &ports.iter().map(|(port, what)| format!("{port}  {what}")).collect::<Vec<_>>());
    section(out, "At ports that Docker chooses (docker compose ps):", &compose.ports.chosen);
}

fn unknown(out: &mut String, compose: &Compose, sources: &Sources) {
    let used = compose.variables.used();
    let lines: Vec<String> = used.iter().map(|variable| wanted(variable, sources)).collect();
    section(out, "Values that are not known. Compose asks for these variables:", &lines);
}

fn wanted(Wanted { name, unknown, value }: &Wanted, sources: &Sources) -> String {
    let line = |file, start| {
        let source = sources.get(file)?;
        Some(format!("{}:{}", source.name, source.position(start).line))
    };
    let place = line(unknown.place.file, unknown.place.start).map(|line| format!(" ({line})"));
    // Everything is for the one value of a parameter; a value that follows from it is told from it by where it stands.
    let what = match value.and_then(|(file, start)| line(file, start)) {
        Some(line) => format!("all of the value at {line}, which depends on {}", unknown.what),
        None => unknown.what.clone(),
    };
    let supply = match &unknown.supply {
        Supply::Argument(argument) => format!("or samc plan {argument}"),
        Supply::Values { table, line } => format!("or for samc plan --values: [{table}] {line}"),
        Supply::Template(what) => format!("or in the template: {what}"),
    };
    format!("{name}: {what}{}; {supply}", place.unwrap_or_default())
}

/// What the plan has and no container stands for.
fn left_out(plan: &RunPlan) -> Vec<String> {
    let sections: [(&str, Vec<&str>); 7] = [
        ("APIs", plan.apis.iter().map(|api| api.head.id.as_str()).collect()),
        ("triggers", plan.triggers.iter().map(|trigger| trigger.head.id.as_str()).collect()),
        ("queues", plan.queues.iter().map(|queue| queue.head.id.as_str()).collect()),
        ("topics", plan.topics.iter().map(|topic| topic.head.id.as_str()).collect()),
        ("streams", plan.streams.iter().map(|stream| stream.head.id.as_str()).collect()),
        ("buckets", plan.buckets.iter().map(|bucket| bucket.head.id.as_str()).collect()),
        ("state machines", plan.state_machines.iter().map(|machine| machine.head.id.as_str()).collect()),
    ];
    let lists = sections.iter().filter(|(_, ids)| !ids.is_empty());
    let mut lines: Vec<String> = lists.map(|(name, ids)| format!("{name}: {}", ids.join(", "))).collect();
    lines.extend(plan.unknown.iter().flat_map(undecided));
    lines.extend(without_counterpart(plan));
    lines
}

/// What is not known as a whole.
fn undecided(unknown: &Unknown) -> impl Iterator<Item = String> {
    let properties = unknown.properties.iter().map(|lost| format!("{} {}", lost.id, lost.property));
    properties.map(|lost| format!("{lost}: it depends on {}, which is not known", unknown.what))
}

/// What is in the file although nobody knows whether it is in the stack.
fn perhaps(unknown: &Unknown) -> impl Iterator<Item = String> {
    let told =
        |id: &String| format!("{id}: whether it is there depends on {}, which is not known", unknown.what);
    unknown.resources.iter().map(told)
}

/// What nothing stands for; resources of which the same is said share a line.
fn without_counterpart(plan: &RunPlan) -> Vec<String> {
    let mut by_reason: IndexMap<(&str, &str), Vec<&str>> = IndexMap::new();
    for entry in &plan.not_emulated {
        by_reason.entry((&entry.what, &entry.why)).or_default().push(&entry.id);
    }
    by_reason.into_iter().map(|((what, why), ids)| format!("{} {what}: {why}", ids.join(", "))).collect()
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(out, "", "");
    line(out, "", title);
    lines.iter().for_each(|text| line(out, "  ", text));
}

/// A comment, on several lines if need be. Line breaks in it would end it, and are spaces here.
fn line(out: &mut String, indentation: &str, text: &str) {
    let mut current = format!("#{}{indentation}", if text.is_empty() { "" } else { " " });
    let mut is_first = true;
    for word in text.split(|c: char| c == ' ' || c.is_control()) {
        if !is_first && current.len() + word.len() >= WIDTH {
            out.push_str(current.trim_end());
            out.push('\n');
            current = format!("# {indentation}  ");
            is_first = true;
        }
        if !is_first {
            current.push(' ');
        }
        current.push_str(word);
        is_first = false;
    }
    out.push_str(current.trim_end());
    out.push('\n');
}

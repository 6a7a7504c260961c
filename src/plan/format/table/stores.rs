//! What keeps or passes on data, and state machines.

use super::columns::Section;
use super::words::{Words, is_true, joined, when};
use crate::plan::model::store::{DeadLetter, Index, Substitution};
use crate::plan::model::{
    Bucket, Head, Key, Queue, RunPlan, Secret, Setting, StateMachine, Stream, Table, Topic,
};

/// Tables with their keys.
pub fn tables(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Table { head, key, indexes, billing_mode: _, stream, time_to_live } in &plan.tables {
        let details = joined([
            words.optional("stream of ", stream.as_ref(), ""),
            words.optional("items expire by ", time_to_live.as_ref(), ""),
        ]);
        section.line(1, [&head.id, &words.plain(&head.name), &key_words(key, words), &details]);
        for Index { name, local, key, projection } in indexes {
            let projection = projection.as_ref().map_or(String::new(), |tree| words.tree(tree));
            let label = if *local { "local index" } else { "index" };
            section.line(2, [label, &words.setting(name), &key_words(key, words), &projection]);
        }
    }
    section
}

fn key_words(key: &[Key], words: &Words) -> String {
    let part = |key: &Key| {
        let kind = words.optional(":", key.kind.as_ref(), "");
        let role = if key.role.known().is_some_and(|role| role == "RANGE") { "sorted by " } else { "" };
        format!("{role}{}{kind}", words.setting(&key.name))
    };
    key.iter().map(part).collect::<Vec<_>>().join(" ")
}

/// Queues.
pub fn queues(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for queue in &plan.queues {
        section.line(1, [&queue.head.id, &words.plain(&queue.head.name), &queue_words(queue, words)]);
    }
    section
}

fn queue_words(queue: &Queue, words: &Words) -> String {
    let lost = |DeadLetter { target, attempts }: &DeadLetter| {
        let attempts = words.counted(attempts, "attempt");
        format!("after {attempts} {} {}", words.arrow(), words.target(target))
    };
    joined([
        when("FIFO", is_true(Some(&queue.fifo))),
        when("deduplicated", is_true(queue.deduplication.as_ref())),
        format!("hidden {} s", words.setting(&queue.visibility_timeout)),
        unless_zero("delayed ", &queue.delay, words),
        unless_zero("readers wait ", &queue.wait, words),
        queue.dead_letter.as_ref().map(lost).unwrap_or_default(),
    ])
}

fn unless_zero(before: &str, seconds: &Setting<i64>, words: &Words) -> String {
    if seconds.known() == Some(&0) { String::new() } else { format!("{before}{} s", words.setting(seconds)) }
}

/// Topics.
pub fn topics(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Topic { head, fifo, deduplication } in &plan.topics {
        let details = joined([
            when("FIFO", is_true(Some(fifo))),
            when("deduplicated", is_true(deduplication.as_ref())),
        ]);
        section.line(1, [&head.id, &words.plain(&head.name), &details]);
    }
    section
}

/// Event buses.
pub fn buses(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    plan.buses.iter().for_each(|bus| named(&bus.head, "", words, &mut section));
    section
}

fn named(head: &Head, details: &str, words: &Words, section: &mut Section) {
    section.line(1, [&head.id, &words.plain(&head.name), details]);
}

/// Streams.
pub fn streams(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Stream { head, shards, retention } in &plan.streams {
        let shards = shards.as_ref().map_or(String::new(), |shards| words.counted(shards, "shard"));
        let details = joined([shards, format!("records are kept {} h", words.setting(retention))]);
        named(head, &details, words, &mut section);
    }
    section
}

/// Buckets.
pub fn buckets(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Bucket { head, versioning, cors, website, event_bridge } in &plan.buckets {
        let details = joined([
            words.optional("versioning ", versioning.as_ref(), ""),
            when("CORS", cors.is_some()),
            when("website", website.is_some()),
            when("tells EventBridge", is_true(Some(event_bridge))),
        ]);
        named(head, &details, words, &mut section);
    }
    section
}

/// State machines.
pub fn state_machines(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for machine in &plan.state_machines {
        let StateMachine { head, kind, definition: _, definition_file, substitutions, calls } = machine;
        let file = words.optional("", definition_file.as_ref(), "");
        section.line(1, [&head.id, &words.plain(&head.name), &words.setting(kind), &file]);
        for called in calls {
            section.line(2, ["calls", &words.target(called)]);
        }
        for Substitution { name, value } in substitutions {
            section.line(2, [&format!("${{{name}}}"), &words.setting(value)]);
        }
    }
    section
}

/// Parameters of the parameter store.
pub fn stored_parameters(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for parameter in &plan.stored_parameters {
        named(&parameter.head, &words.setting(&parameter.value), words, &mut section);
    }
    section
}

/// Secrets, whose values are not shown.
pub fn secrets(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for Secret { head, value, generated } in &plan.secrets {
        let details = match (value, generated) {
            (Some(Setting::Known(..)), _) => "***".to_owned(),
            (Some(unknown), _) => words.setting(unknown),
            (None, Some(_)) => "made up".to_owned(),
            (None, None) => "without a value".to_owned(),
        };
        named(head, &details, words, &mut section);
    }
    section
}

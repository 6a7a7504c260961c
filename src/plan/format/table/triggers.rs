//! What starts functions and others.

use super::columns::Section;
use super::words::{Words, joined, when};
use crate::plan::model::trigger::{Batch, Retry, TriggerKind};
use crate::plan::model::{RunPlan, Setting, Trigger};

/// What a trigger says that goes on without end.
const ENDLESS: i64 = -1;

/// Triggers: what it is, where events come from, where they go, and how.
pub fn section(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for trigger in &plan.triggers {
        let target = words.target(&trigger.target);
        let source = source(trigger, words);
        section.line(1, [kind(trigger.kind), &source, words.arrow(), &target, &how(trigger, words)]);
        details(trigger, words, &mut section);
    }
    section
}

fn kind(kind: TriggerKind) -> &'static str {
    match kind {
        TriggerKind::Sqs => "SQS",
        TriggerKind::Kinesis => "Kinesis",
        TriggerKind::DynamoDb => "DynamoDB stream",
        TriggerKind::Kafka => "Kafka",
        TriggerKind::Mq => "MQ",
        TriggerKind::DocumentDb => "DocumentDB",
        TriggerKind::EventSource => "event source",
        TriggerKind::EventPattern => "event pattern",
        TriggerKind::Schedule => "schedule",
        TriggerKind::Sns => "SNS",
        TriggerKind::S3 => "S3",
        TriggerKind::Cognito => "Cognito",
        TriggerKind::IotRule => "IoT rule",
        TriggerKind::CloudWatchLogs => "log group",
        TriggerKind::Pipe => "pipe",
        TriggerKind::ConfigRule => "Config rule",
        TriggerKind::Permission => "permission",
    }
}

fn source(trigger: &Trigger, words: &Words) -> String {
    joined([
        trigger.source.as_ref().map_or(String::new(), |source| words.target(source)),
        words.optional("", trigger.schedule.as_ref(), ""),
        words.optional("", trigger.time_zone.as_ref(), ""),
    ])
}

fn how(trigger: &Trigger, words: &Words) -> String {
    let batch = trigger.batch.as_ref().map_or(String::new(), |batch| batch_words(batch, words));
    let retry = trigger.retry.as_ref().map_or(String::new(), |retry| retry_words(retry, words));
    let dead_letter = trigger.dead_letter.as_ref();
    joined([
        when("off", trigger.enabled.known() == Some(&false)),
        trigger.enrichment.as_ref().map_or(String::new(), |by| format!("enriched by {}", words.target(by))),
        batch,
        retry,
        dead_letter
            .map_or(String::new(), |target| format!("failed {} {}", words.arrow(), words.target(target))),
    ])
}

fn batch_words(Batch { size, window }: &Batch, words: &Words) -> String {
    let waits = window.known() != Some(&0);
    let waits = if waits { format!(" in {} ms", words.setting(window)) } else { String::new() };
    format!("batches of {}{waits}", words.setting(size))
}

/// How often and how long. What has no end is told in words.
fn retry_words(Retry { attempts, maximum_age }: &Retry, words: &Words) -> String {
    let is_endless = |setting: &Setting<i64>| setting.known() == Some(&ENDLESS);
    let (attempts, age) = (attempts.as_ref(), maximum_age.as_ref().filter(|age| !is_endless(age)));
    let tried = match attempts {
        Some(attempts) if is_endless(attempts) && age.is_some() => "repeated until it works".to_owned(),
        Some(attempts) if is_endless(attempts) => "repeated until it works or the record is gone".to_owned(),
        attempts => attempts.map_or(String::new(), |attempts| words.counted(attempts, "retry")),
    };
    joined([tried, words.optional("", age, " s old at most")])
}

fn details(trigger: &Trigger, words: &Words, section: &mut Section) {
    if let Some(filter) = &trigger.filter {
        section.line(2, ["filter", &words.tree(filter)]);
    }
    if let Some(input) = &trigger.input {
        section.line(2, ["input", &words.tree(input)]);
    }
    for setting in &trigger.settings {
        section.line(2, [&setting.name, &words.tree(&setting.value)]);
    }
}

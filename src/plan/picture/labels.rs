//! What is written at the edges of a picture.

use serde_json::Value;

use crate::plan::model::api::{Api, ApiKind, Route};
use crate::plan::model::balancing::ListenerRule;
use crate::plan::model::trigger::{Trigger, TriggerKind};
use crate::plan::model::{Setting, Tree};

/// How many names of a pattern are told.
const MOST_NAMES: usize = 3;

/// A route: `GET /orders`. The URL of a function has but one, and nothing is written at it.
pub fn of_route(api: &Api, route: &Route) -> Option<String> {
    let path = route.path.known().map_or("a path that is not known", String::as_str);
    match (&route.method, api.kind) {
        (_, ApiKind::FunctionUrl) => None,
        (Some(method), _) if path != "$default" => Some(format!("{method} {path}")),
        _ => Some(path.to_owned()),
    }
}

/// A rule of a listener: its paths and hosts.
pub fn of_rule(rule: &ListenerRule) -> Option<String> {
    let texts = rule.hosts.iter().chain(&rule.paths).filter_map(Setting::known);
    let text = texts.cloned().collect::<Vec<_>>().join(", ");
    Some(text).filter(|text| !text.is_empty())
}

/// A trigger, by its kind.
pub fn of_trigger(trigger: &Trigger) -> String {
    let text = match trigger.kind {
        TriggerKind::Sqs => with_batch("SQS", trigger),
        TriggerKind::Kinesis => with_batch("Kinesis", trigger),
        TriggerKind::DynamoDb => with_batch("changes", trigger),
        TriggerKind::Kafka => with_batch("Kafka", trigger),
        TriggerKind::Mq => with_batch("messages", trigger),
        TriggerKind::DocumentDb => with_batch("changes", trigger),
        TriggerKind::EventSource => with_batch("events", trigger),
        TriggerKind::EventPattern => pattern(trigger),
        TriggerKind::Schedule => return of_schedule(trigger),
        TriggerKind::Sns => filtered("SNS", trigger),
        TriggerKind::S3 => bucket_events(trigger),
        TriggerKind::Cognito => "user pool".to_owned(),
        TriggerKind::IotRule => "IoT rule".to_owned(),
        TriggerKind::CloudWatchLogs => "log lines".to_owned(),
        TriggerKind::Pipe => with_batch("pipe", trigger),
        TriggerKind::ConfigRule => "AWS Config".to_owned(),
        TriggerKind::Permission => "calls".to_owned(),
    };
    if_on(text, trigger)
}

/// The times of a trigger: when it fires.
pub fn of_schedule(trigger: &Trigger) -> String {
    let expression = trigger.schedule.as_ref().and_then(Setting::known);
    let text = expression.cloned().unwrap_or_else(|| "a schedule that is not known".to_owned());
    if_on(text, trigger)
}

fn if_on(text: String, trigger: &Trigger) -> String {
    if trigger.enabled.known() == Some(&false) { format!("{text} (off)") } else { text }
}

/// Whether the pattern of a trigger may fit what buckets tell EventBridge: the source of such events is `aws.s3`. Of a
/// test that is more than a text or its beginning, that is not worked out.
pub fn may_be_of_bucket(trigger: &Trigger) -> bool {
    const SOURCE: &str = "aws.s3";
    let sources = trigger.filter.as_ref().and_then(|pattern| pattern.value.get("source")?.as_array());
    let fits = |test: &Value| match (test, test.get("prefix").and_then(Value::as_str)) {
        (Value::String(source), _) => source == SOURCE,
        (_, Some(beginning)) => SOURCE.starts_with(beginning),
        _ => true,
    };
    sources.is_none_or(|sources| sources.iter().any(fits))
}

fn with_batch(word: &str, trigger: &Trigger) -> String {
    let text = match trigger.batch.as_ref().and_then(|batch| batch.size.known()) {
        Some(size) => format!("{word}, batch {size}"),
        None => word.to_owned(),
    };
    filtered(&text, trigger)
}

fn filtered(text: &str, trigger: &Trigger) -> String {
    if trigger.filter.is_some() { format!("{text}, filtered") } else { text.to_owned() }
}

/// The sources of an event pattern, and the kinds of events; else the fields that it looks at.
fn pattern(trigger: &Trigger) -> String {
    let Some(Tree { value: Value::Object(pattern), .. }) = &trigger.filter else {
        return "events".to_owned();
    };
    let told = |name: &str| pattern.get(name).map(names).unwrap_or_default();
    let (sources, kinds) = (told("source"), told("detail-type"));
    match (sources.is_empty(), kinds.is_empty()) {
        (false, false) => format!("{sources}: {kinds}"),
        (false, true) => sources,
        (true, false) => kinds,
        (true, true) => format!("events by {}", pattern.keys().cloned().collect::<Vec<_>>().join(", ")),
    }
}

/// The values of a field of a pattern; one that is described, as `{"prefix": "order"}`, by what it is compared with.
fn names(values: &Value) -> String {
    let values = values.as_array().map(Vec::as_slice).unwrap_or_default();
    let name = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Object(test) => match test.iter().next() {
            Some((word, Value::String(text))) => format!("{word} {text}"),
            Some((word, _)) => word.clone(),
            None => String::new(),
        },
        other => other.to_string(),
    };
    shortened(values.iter().map(name).collect())
}

fn shortened(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        names.push(format!("+{more} more"));
    }
    names.join(", ")
}

/// The names of the events of a bucket, wherever the filter has them.
fn bucket_events(trigger: &Trigger) -> String {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = trigger.filter.iter().map(|filter| &filter.value).collect();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.starts_with("s3:") && !found.contains(text) => {
                found.push(text.clone())
            }
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(entries) => open.extend(entries.values().rev()),
            _ => {}
        }
    }
    if found.is_empty() { "S3".to_owned() } else { shortened(found) }
}

//! What starts a function, and which actions on that start it again.

use super::{asynchronous_events, event_sources};
use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::tree::Node;

/// Something that starts a function.
pub struct Trigger<'s, 't> {
    /// The queue, stream, table, topic or bucket.
    pub source: &'s Resource<'t>,
    /// The function.
    pub function: &'s Resource<'t>,
    /// Where the two are connected.
    pub span: Span,
    /// What holds where they are.
    pub scope: Scope,
    /// The actions that start the function, as IAM calls them.
    pub actions: &'static [&'static str],
}

/// What puts something into sources that are polled.
const POLLED: &[(&str, &[&str])] = &[
    ("AWS::SQS::Queue", &["sqs:SendMessage"]),
    ("AWS::Kinesis::Stream", &["kinesis:PutRecord", "kinesis:PutRecords"]),
    (
        "AWS::DynamoDB::Table",
        &["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem"],
    ),
];

/// All of which each change starts the function: those with filters are left out.
pub fn unfiltered<'s, 't>(subject: &'s Subject<'t>) -> Vec<Trigger<'s, 't>> {
    polled(subject).into_iter().chain(topics(subject)).chain(buckets(subject)).collect()
}

fn polled<'s, 't>(subject: &'s Subject<'t>) -> Vec<Trigger<'s, 't>> {
    let sources = event_sources::all(subject).into_iter();
    let unfiltered = sources.filter(|one| one.mapping.property("FilterCriteria").is_none());
    let triggers = unfiltered.filter_map(|one| {
        let (_, actions) = POLLED.iter().find(|(kind, _)| *kind == one.source.kind)?;
        let span = one.mapping.span;
        Some(Trigger { source: one.source, function: one.function, span, scope: one.scope, actions })
    });
    triggers.collect()
}

/// Topics, by subscriptions of their own and by those among their properties.
fn topics<'s, 't>(subject: &'s Subject<'t>) -> Vec<Trigger<'s, 't>> {
    let events = asynchronous_events::all(subject).into_iter();
    let triggers = events.filter_map(|event| {
        let topic = match event.caller.kind {
            "AWS::SNS::Topic" => event.caller,
            "AWS::SNS::Subscription" if event.caller.property("FilterPolicy").is_none() => {
                subject.target(event.caller.property("TopicArn")?)?
            }
            _ => return None,
        };
        Some(Trigger {
            source: topic,
            function: event.function,
            span: event.span,
            scope: event.scope,
            actions: &["sns:Publish"],
        })
    });
    triggers.collect()
}

fn buckets<'s, 't>(subject: &'s Subject<'t>) -> Vec<Trigger<'s, 't>> {
    let mut triggers = Vec::new();
    for source in subject.resources_of("AWS::S3::Bucket") {
        for at in subject.reach(source, &["NotificationConfiguration", "LambdaConfigurations", "*"]) {
            let function = at.node.get("Function").and_then(|node| super::functions::named(subject, node));
            let event = at.node.get("Event").and_then(Node::as_str).unwrap_or("");
            let is_filtered = at.node.get("Filter").is_some();
            if let (Some(function), Some(actions), false) = (function, changes(event), is_filtered) {
                triggers.push(Trigger { source, function, span: at.span, scope: at.scope, actions });
            }
        }
    }
    triggers
}

/// The actions that bring about an event of a bucket.
fn changes(event: &str) -> Option<&'static [&'static str]> {
    match event {
        _ if event.starts_with("s3:ObjectCreated:") => Some(&["s3:PutObject"]),
        _ if event.starts_with("s3:ObjectRemoved:") => Some(&["s3:DeleteObject"]),
        _ => None,
    }
}

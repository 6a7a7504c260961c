//! `SNS`: a topic invokes the function, at once or through a queue.

use super::super::context::{Context, Expanded};
use super::super::property::{Property, Shape};
use super::super::resource::Resource;
use super::permission::{Scope, permission};
use super::polling::sqs;
use super::queue_policy::{Sending, queue_policy};
use super::{Event, EventSource, Target};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value};

/// `SNS`.
pub const SOURCE: EventSource = EventSource { name: "SNS", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = &[
    Property::required("Topic", Shape::String),
    Property::optional("Region", Shape::String),
    Property::optional("FilterPolicy", Shape::Any),
    Property::optional("FilterPolicyScope", Shape::Any),
    Property::optional("SqsSubscription", Shape::OneOf(&[Shape::Bool, Shape::Map])),
    Property::optional("RedrivePolicy", Shape::Map),
];

/// Messages that the function gets at a time when the event does not say how many.
const DEFAULT_BATCH_SIZE: i32 = 10;

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    match event.truthy("SqsSubscription") {
        None => at_once(context, event, target),
        Some(subscription) => match subscription.as_map() {
            None => through_own_queue(context, event, target),
            Some(settings) => through_given_queue(context, event, settings, target),
        },
    }
}

fn at_once(context: &mut Context, event: &Event, target: &Target) -> Expanded<Vec<Resource>> {
    let scope = Scope { source_arn: event.get("Topic").cloned(), ..Scope::default() };
    let permission =
        permission(context, target, "sns.amazonaws.com", &event.logical_id, "", scope, event.span)?;
    let subscription = subscription(context, event, target, "lambda", target.arn(event.span))?;
    Ok(vec![permission, subscription])
}

/// `SqsSubscription: true`: SAM makes the queue.
fn through_own_queue(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let cause = event.key_span("SqsSubscription");
    let fifo = topic_is_fifo(context, event)?;
    let logical_id = format!("{}Queue", event.logical_id);
    let attributes = target.attributes.passed_on();
    let mut queue = Resource::new(context, logical_id, "AWS::SQS::Queue", attributes, cause)?;
    queue.set_some("FifoQueue", fifo);
    let ends = QueueEnds { arn: queue.get_att("Arn"), url: queue.reference(), policy_id: None };
    let mut resources = through_queue(context, event, target, ends, None)?;
    resources.push(queue);
    Ok(resources)
}

/// `SqsSubscription` with the settings of a queue that exists.
fn through_given_queue(
    context: &mut Context,
    event: &Event,
    settings: &Map,
    target: &mut Target,
) -> Expanded<Vec<Resource>> {
    let (Some(arn), Some(url)) = (settings.truthy("QueueArn"), settings.truthy("QueueUrl")) else {
        let missing = if settings.truthy("QueueArn").is_none() { "QueueArn" } else { "QueueUrl" };
        let found = format!("`SqsSubscription` needs `{missing}`");
        let help = "give both: `QueueArn: !GetAtt Queue.Arn` and `QueueUrl: !Ref Queue`; \
                    or write `SqsSubscription: true` to have SAM make a queue";
        let span = event.key_span("SqsSubscription");
        return Err(context.error(Diagnostic::new(code::MISSING_PROPERTY, span, found).help(help)));
    };
    if let Some(enabled) = settings.key_span("Enabled") {
        let found = "SAM takes `Enabled` here but does nothing with it: the queue is always polled";
        context.report(Diagnostic::new(code::IGNORED_BY_SAM, enabled, found));
    }
    let policy_id =
        settings.truthy("QueuePolicyLogicalId").map(|node| written_id(context, node)).transpose()?;
    let ends = QueueEnds { arn: arn.clone(), url: url.clone(), policy_id };
    through_queue(context, event, target, ends, settings.truthy("BatchSize"))
}

/// A queue between topic and function.
struct QueueEnds {
    arn: Node,
    url: Node,
    /// The logical id that the user wants for the queue's policy.
    policy_id: Option<String>,
}

fn through_queue(
    context: &mut Context,
    event: &Event,
    target: &mut Target,
    ends: QueueEnds,
    batch_size: Option<&Node>,
) -> Expanded<Vec<Resource>> {
    let cause = event.key_span("SqsSubscription");
    let polled = polled_queue(event, &ends.arn, batch_size, cause);
    let mut resources = sqs::expand(context, &polled, target)?;
    let subscription = subscription(context, event, target, "sqs", ends.arn.clone())?;
    let policy_id = ends.policy_id.unwrap_or_else(|| format!("{}QueuePolicy", event.logical_id));
    let sending = Sending {
        principal: Node::made("*", cause),
        source_arn: event.get("Topic").cloned().unwrap_or_else(|| Node::new(Value::Null, cause)),
        queue_arn: ends.arn,
        queue_url: ends.url,
    };
    let attributes = target.attributes.passed_on();
    resources.push(queue_policy(context, policy_id, sending, attributes, cause)?);
    resources.push(subscription);
    Ok(resources)
}

/// The `SQS` event that the function would have for this queue.
fn polled_queue(event: &Event, queue_arn: &Node, batch_size: Option<&Node>, cause: Span) -> Event {
    let mut properties = Map::new();
    properties.insert("Queue", queue_arn.clone());
    let default = || DEFAULT_BATCH_SIZE.into_node(cause);
    properties.insert("BatchSize", batch_size.cloned().unwrap_or_else(default));
    properties.insert("Enabled", Node::new(Value::Bool(true), cause));
    let logical_id = Text::made(format!("{}EventSourceMapping", event.logical_id));
    Event { id: event.id.clone(), logical_id, properties, span: cause }
}

fn subscription(
    context: &mut Context,
    event: &Event,
    target: &Target,
    protocol: &str,
    endpoint: Node,
) -> Expanded<Resource> {
    let (id, attributes) = (&event.logical_id, target.attributes.passed_on());
    let mut subscription = Resource::new(context, id, "AWS::SNS::Subscription", attributes, event.span)?;
    subscription.set("Protocol", protocol);
    subscription.set("Endpoint", endpoint);
    subscription.set_some("TopicArn", event.get("Topic"));
    let copied = ["Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy"];
    subscription.copy_from(&event.properties, &copied);
    Ok(subscription)
}

/// `FifoTopic` of the event's topic when it is one of this template: its queue must be FIFO too.
fn topic_is_fifo(context: &mut Context, event: &Event) -> Expanded<Option<Node>> {
    let topic = event.get("Topic").and_then(intrinsic::referenced_id);
    let fifo = topic.and_then(|topic| context.properties(topic)?.given("FifoTopic")).cloned();
    let Some(fifo) = fifo else { return Ok(None) };
    Ok(Some(context.resolved(&fifo)?).filter(Node::is_truthy))
}

fn written_id(context: &mut Context, node: &Node) -> Expanded<String> {
    node.as_str().map(str::to_owned).ok_or_else(|| {
        let found = format!("`QueuePolicyLogicalId` must be a string, but it is {}", node.kind());
        let help = "write the logical id that the policy shall have, without an intrinsic function";
        context.error(Diagnostic::new(code::NEEDS_LITERAL, node.span, found).help(help))
    })
}

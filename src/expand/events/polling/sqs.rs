//! `SQS`: a queue.

use super::super::super::context::{Context, Expanded};
use super::super::super::resource::Resource;
use super::super::{Event, EventSource, Target};
use super::{Source, polled_properties};
use crate::expand::property::Property;

/// `SQS`.
pub const SOURCE: EventSource = EventSource { name: "SQS", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = polled_properties![
    Property::required("Queue", Shape::Any),
    Property::optional("StartingPosition", Shape::Any),
];

/// The event source mapping of an `SQS` event.
pub fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let source = Source {
        arn: event.get("Queue"),
        managed_policy: Some("service-role/AWSLambdaSQSQueueExecutionRole"),
        ..Source::default()
    };
    super::expand(context, event, target, source, Ok(None))
}

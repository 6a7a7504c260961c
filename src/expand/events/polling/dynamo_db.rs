//! `DynamoDB`: the stream of a table.

use super::super::super::context::{Context, Expanded};
use super::super::super::resource::Resource;
use super::super::{Event, EventSource, Target};
use super::{Source, polled_properties};
use crate::expand::property::Property;

/// `DynamoDB`.
pub const SOURCE: EventSource = EventSource { name: "DynamoDB", properties: PROPERTIES, expand };

const PROPERTIES: &[Property] = polled_properties![
    Property::required("Stream", Shape::Any),
    Property::required("StartingPosition", Shape::Any),
];

fn expand(context: &mut Context, event: &Event, target: &mut Target) -> Expanded<Vec<Resource>> {
    let source = Source {
        arn: event.get("Stream"),
        managed_policy: Some("service-role/AWSLambdaDynamoDBExecutionRole"),
        ..Source::default()
    };
    super::expand(context, event, target, source, Ok(None))
}

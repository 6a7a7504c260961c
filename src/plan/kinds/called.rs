//! What a call of AWS's API is about, as its arguments say.

use serde_json::Value as Json;

use super::trigger::address;
use crate::plan::context::{Context, within};
use crate::plan::model::Target;

/// Said of an address that may lead to anything.
pub const ANY: &str = "";

/// The arguments that name something, and its type.
const ARGUMENTS: &[(&str, &str)] = &[
    ("Bucket", "AWS::S3::Bucket"),
    ("DeliveryStreamName", "AWS::KinesisFirehose::DeliveryStream"),
    ("EventBusName", "AWS::Events::EventBus"),
    ("FunctionName", address::FUNCTION),
    ("QueueUrl", "AWS::SQS::Queue"),
    ("StateMachineArn", "AWS::StepFunctions::StateMachine"),
    ("StreamARN", "AWS::Kinesis::Stream"),
    ("StreamArn", "AWS::Kinesis::Stream"),
    ("StreamName", "AWS::Kinesis::Stream"),
    ("TableName", "AWS::DynamoDB::Table"),
    ("TaskDefinition", "AWS::ECS::TaskDefinition"),
    ("TopicArn", "AWS::SNS::Topic"),
];

/// An argument that names something.
#[derive(Debug)]
pub struct Argument<'j> {
    /// The pointer to its value.
    pub at: String,
    /// The type of what it names.
    pub kind: &'static str,
    /// Its value.
    pub value: &'j Json,
}

/// The arguments that name something, at any depth, in order.
pub fn arguments<'j>(json: &'j Json, at: &mut String, found: &mut Vec<Argument<'j>>) {
    match json {
        Json::Object(map) => {
            for (name, value) in map {
                let kind = ARGUMENTS.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
                within(at, name, |at| match kind {
                    Some(kind) => found.push(Argument { at: at.clone(), kind, value }),
                    None => arguments(value, at, found),
                });
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                within(at, &index.to_string(), |at| arguments(item, at, found));
            }
        }
        _ => {}
    }
}

/// Whether calls can be about something of this type.
pub fn is_callable(kind: &str) -> bool {
    ARGUMENTS.iter().any(|(_, known)| *known == kind)
}

/// What these arguments name.
pub fn named(context: &Context, json: &Json) -> Vec<Target> {
    let mut found = Vec::new();
    arguments(json, &mut String::new(), &mut found);
    let target =
        |argument: Argument| Some(target(context, argument.value.as_str()?.to_owned(), argument.kind));
    found.into_iter().filter_map(target).collect()
}

/// What an address or name of something of a type leads to.
pub fn target(context: &Context, address: String, kind: &str) -> Target {
    match kind {
        address::FUNCTION => address::of_function(context, address),
        ANY => address::target(context, address),
        _ => context.index.named(&address, kind),
    }
}

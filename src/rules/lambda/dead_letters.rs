//! The queues in which others leave what they could not work on.

use crate::check::{Resource, Subject};

/// Where resources name a queue for what fails.
const PLACES: &[(&str, &[&str])] = &[
    ("AWS::SQS::Queue", &["RedrivePolicy", "deadLetterTargetArn"]),
    ("AWS::SNS::Subscription", &["RedrivePolicy", "deadLetterTargetArn"]),
    ("AWS::Lambda::Function", &["DeadLetterConfig", "TargetArn"]),
    ("AWS::Lambda::EventInvokeConfig", &["DestinationConfig", "OnFailure", "Destination"]),
    ("AWS::Lambda::EventSourceMapping", &["DestinationConfig", "OnFailure", "Destination"]),
    ("AWS::Events::Rule", &["Targets", "*", "DeadLetterConfig", "Arn"]),
    ("AWS::Scheduler::Schedule", &["Target", "DeadLetterConfig", "Arn"]),
];

/// Whether a queue is one of them.
pub fn is_for_dead_letters(subject: &Subject, queue: &Resource) -> bool {
    let named = |(kind, path): &(&str, &[&str])| {
        let resources = subject.resources_of(kind);
        let mut places = resources.flat_map(|resource| subject.reach(resource, path));
        places.any(|at| subject.target(at.node).is_some_and(|one| one.logical_id == queue.logical_id))
    };
    PLACES.iter().any(named)
}

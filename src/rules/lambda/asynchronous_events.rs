//! What calls functions without waiting for an answer: Lambda keeps such an event in a queue of its own, and
//! tries twice more when the function fails ("Invoking a Lambda function asynchronously").

use super::functions;
use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::rules::numbers::can_hold;
use crate::source::Span;

/// Where resources name what they call asynchronously.
const CALLERS: &[(&str, &[&str])] = &[
    ("AWS::S3::Bucket", &["NotificationConfiguration", "LambdaConfigurations", "*", "Function"]),
    ("AWS::SNS::Subscription", &["Endpoint"]),
    ("AWS::SNS::Topic", &["Subscription", "*", "Endpoint"]),
    ("AWS::Events::Rule", &["Targets", "*", "Arn"]),
    ("AWS::Scheduler::Schedule", &["Target", "Arn"]),
    ("AWS::Logs::SubscriptionFilter", &["DestinationArn"]),
    ("AWS::SES::ReceiptRule", &["Rule", "Actions", "*", "LambdaAction", "FunctionArn"]),
    ("AWS::IoT::TopicRule", &["TopicRulePayload", "Actions", "*", "Lambda", "FunctionArn"]),
];

/// A function, and a resource that calls it asynchronously.
pub struct AsynchronousEvent<'s, 't> {
    /// What calls: a bucket, a subscription, a rule.
    pub caller: &'s Resource<'t>,
    /// The function.
    pub function: &'s Resource<'t>,
    /// Where the caller names the function, or the event that asks for it.
    pub span: Span,
    /// What holds there.
    pub scope: Scope,
}

/// All of them, in the order of the template.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<AsynchronousEvent<'s, 't>> {
    let mut events = Vec::new();
    for caller in &subject.resources {
        for (_, path) in CALLERS.iter().filter(|(kind, _)| *kind == caller.kind) {
            let named = subject.reach(caller, path).into_iter();
            events.extend(named.filter_map(|at| {
                let function = functions::named(subject, at.node)?;
                let is_possible = can_hold(subject, &[&at.scope, &function.scope]);
                is_possible.then_some(AsynchronousEvent { caller, function, span: at.span, scope: at.scope })
            }));
        }
    }
    events
}

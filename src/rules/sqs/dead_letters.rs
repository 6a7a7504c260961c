//! Where queues send the messages that nobody could handle.

use super::kind::QUEUE;
use crate::check::{Reached, Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// A queue, and where its dead letters go.
pub struct Redrive<'s, 't> {
    pub source: &'s Resource<'t>,
    pub target: Target<'s, 't>,
    /// What holds where it is so.
    pub scope: Scope,
    /// Where it is said.
    pub span: Span,
}

/// A dead-letter queue.
pub enum Target<'s, 't> {
    /// One of the template.
    Queue(&'s Resource<'t>),
    /// One that is elsewhere.
    Arn(String),
}

/// All of them, in the order of the template.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<Redrive<'s, 't>> {
    subject.resources_of(QUEUE).flat_map(|source| of(subject, source)).collect()
}

fn of<'s, 't>(subject: &'s Subject<'t>, source: &'s Resource<'t>) -> Vec<Redrive<'s, 't>> {
    let policies = subject.reach(source, &["RedrivePolicy"]).into_iter();
    policies.flat_map(|policy| targets(subject, source, &policy)).collect()
}

fn targets<'s, 't>(
    subject: &'s Subject<'t>,
    source: &'s Resource<'t>,
    policy: &Reached<'s>,
) -> Vec<Redrive<'s, 't>> {
    let redrive = |target, scope, span| Redrive { source, target, scope, span };
    if let Some(target) = target_in_text(subject, policy.node) {
        return vec![redrive(target, policy.scope.clone(), policy.span)];
    }
    let targets = subject.below(policy.node, (&policy.scope, policy.span), &["deadLetterTargetArn"]);
    let known =
        targets.into_iter().filter_map(|at| Some(redrive(target(subject, at.node)?, at.scope, at.span)));
    known.collect()
}

fn target<'s, 't>(subject: &'s Subject<'t>, node: &Node) -> Option<Target<'s, 't>> {
    if let Some(queue) = subject.target(node) {
        return (queue.kind == QUEUE).then_some(Target::Queue(queue));
    }
    node.as_str().and_then(|text| target_of_text(subject, text))
}

/// The target in a policy that is JSON in a text, perhaps one of `Fn::Sub`.
fn target_in_text<'s, 't>(subject: &'s Subject<'t>, policy: &Node) -> Option<Target<'s, 't>> {
    let text = match &policy.value {
        Value::String(text) => text.as_str(),
        _ => intrinsic::argument(policy, "Fn::Sub")?.as_str()?,
    };
    let json: serde_json::Value = serde_json::from_str(text).ok()?;
    target_of_text(subject, json.get("deadLetterTargetArn")?.as_str()?)
}

/// A queue by its ARN, or by `${Queue.Arn}`.
fn target_of_text<'s, 't>(subject: &'s Subject<'t>, text: &str) -> Option<Target<'s, 't>> {
    let variable = text.strip_prefix("${").and_then(|rest| rest.strip_suffix(".Arn}"));
    if let Some(queue) = variable.and_then(|id| subject.resource(id)) {
        return (queue.kind == QUEUE).then_some(Target::Queue(queue));
    }
    let is_known = text.starts_with("arn:") && !text.ends_with('}') && !text.contains("{{");
    is_known.then(|| Target::Arn(text.to_owned()))
}

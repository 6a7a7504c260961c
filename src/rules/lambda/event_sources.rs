//! The queues and streams that functions poll, and by which mapping.

use super::functions;
use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::rules::numbers::can_hold;

/// How many pairs of one mapping are looked at.
const MOST: usize = 16;

/// A function and what it polls.
pub struct EventSource<'s, 't> {
    /// The mapping that connects the two.
    pub mapping: &'s Resource<'t>,
    /// The queue, stream or table.
    pub source: &'s Resource<'t>,
    /// The function.
    pub function: &'s Resource<'t>,
    /// What holds where they are connected.
    pub scope: Scope,
}

/// All that are in the template together with their function. A table stands for its stream.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<EventSource<'s, 't>> {
    subject.resources_of("AWS::Lambda::EventSourceMapping").flat_map(|mapping| of(subject, mapping)).collect()
}

/// Those whose source is of a type.
pub fn polling<'s, 't>(subject: &'s Subject<'t>, kind: &str) -> Vec<EventSource<'s, 't>> {
    let mut sources = all(subject);
    sources.retain(|one| one.source.kind == kind);
    sources
}

/// Types of streams: what fails there is repeated in order. A table stands for its stream.
const STREAMS: &[&str] = &["AWS::Kinesis::Stream", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

/// What bounds how often Lambda repeats a batch of a stream; -1 stands for no bound.
const BOUNDS: &[&str] = &["MaximumRetryAttempts", "MaximumRecordAgeInSeconds"];

/// Those whose source is a stream.
pub fn streams<'s, 't>(subject: &'s Subject<'t>) -> Vec<EventSource<'s, 't>> {
    let mut sources = all(subject);
    sources.retain(|one| STREAMS.contains(&one.source.kind));
    sources
}

impl EventSource<'_, '_> {
    /// Whether batches of a stream are given up before their records expire.
    pub fn gives_up(&self) -> bool {
        let bounds = BOUNDS.iter().filter_map(|bound| self.mapping.property(bound));
        bounds.into_iter().any(|bound| bound.as_int() != Some(-1))
    }
}

fn of<'s, 't>(subject: &'s Subject<'t>, mapping: &'s Resource<'t>) -> Vec<EventSource<'s, 't>> {
    let named = subject.reach(mapping, &["FunctionName"]).into_iter();
    let functions: Vec<_> =
        named.filter_map(|at| Some((functions::named(subject, at.node)?, at.scope))).collect();
    let arns = subject.reach(mapping, &["EventSourceArn"]).into_iter();
    let sources = arns.filter_map(|at| Some((subject.target(at.node)?, at.scope)));
    let pairs = sources.flat_map(|(source, scope)| {
        let both = |(function, other): &(&'s Resource<'t>, Scope)| {
            let scope = scope.and(other)?;
            let is_possible = can_hold(subject, &[&scope, &source.scope, &function.scope]);
            is_possible.then_some(EventSource { mapping, source, function, scope })
        };
        functions.iter().filter_map(both).collect::<Vec<_>>()
    });
    pairs.take(MOST).collect()
}

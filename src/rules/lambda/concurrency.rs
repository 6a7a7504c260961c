//! Functions for which a number of runs is reserved, and what they poll.

use super::event_sources::{self, EventSource};
use crate::check::Subject;
use crate::rules::numbers::{self, Number, can_hold};
use crate::source::Span;

/// A function that may run so many times at once.
pub struct Reserved<'s> {
    /// Its logical id.
    pub id: &'s str,
    /// How many times at once it may run.
    pub reserved: Number,
    /// What it polls.
    pub polled: Vec<Polled<'s>>,
}

/// A queue, stream or table that is polled.
pub struct Polled<'s> {
    /// Its logical id.
    pub source: &'s str,
    /// Whether it is a queue.
    pub is_queue: bool,
    /// The event source, or the event that asks for it.
    pub span: Span,
    /// For how many runs at once it is polled at most, where that is said.
    pub maximum: Option<i128>,
}

/// All functions with a reservation that poll something.
pub fn reserved<'s>(subject: &'s Subject) -> Vec<Reserved<'s>> {
    let sources = event_sources::all(subject);
    let mut found = Vec::new();
    for function in subject.resources_of("AWS::Lambda::Function") {
        let own = || sources.iter().filter(|one| one.function.logical_id == function.logical_id);
        for reserved in numbers::at(subject, function, &["ReservedConcurrentExecutions"]) {
            let polled: Vec<_> = own().filter_map(|one| polled(subject, one, &reserved)).collect();
            let id = function.logical_id.as_str();
            found.extend((!polled.is_empty()).then_some(Reserved { id, reserved, polled }));
        }
    }
    found
}

fn polled<'s>(subject: &Subject, one: &EventSource<'s, '_>, reserved: &Number) -> Option<Polled<'s>> {
    let is_off = one.mapping.property("Enabled").is_some_and(|node| node.as_bool() != Some(true));
    if is_off || !can_hold(subject, &[&one.scope, &reserved.scope]) {
        return None;
    }
    let is_given = one.mapping.property("ScalingConfig").is_some();
    let maxima = numbers::at(subject, one.mapping, &["ScalingConfig", "MaximumConcurrency"]);
    let mut maxima = maxima.iter().filter(|maximum| can_hold(subject, &[&maximum.scope, &reserved.scope]));
    let maximum = maxima.next().map(|number| number.value);
    let (source, span) = (one.source.logical_id.as_str(), one.mapping.span);
    let is_queue = one.source.kind == "AWS::SQS::Queue";
    (!is_given || maximum.is_some()).then_some(Polled { source, is_queue, span, maximum })
}

impl Reserved<'_> {
    /// For how many runs at once the queues are polled together; none where a queue does not say.
    pub fn polled_by_maximum(&self) -> Option<i128> {
        self.polled.iter().filter_map(|one| one.maximum).reduce(i128::saturating_add)
    }

    /// The names of what is polled.
    pub fn sources(&self) -> String {
        self.polled.iter().map(|one| one.source).collect::<Vec<_>>().join("`, `")
    }
}

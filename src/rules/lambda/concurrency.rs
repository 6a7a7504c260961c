//! Functions for which a number of runs is reserved, and the queues that they poll.

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
    /// The queues that it polls.
    pub queues: Vec<Queue<'s>>,
}

/// A queue that is polled.
pub struct Queue<'s> {
    /// The logical id of the queue.
    pub source: &'s str,
    /// The event source, or the event that asks for it.
    pub span: Span,
    /// For how many runs at once it is polled at most, where that is said.
    pub maximum: Option<i128>,
}

/// All functions with a reservation that poll queues.
pub fn reserved<'s>(subject: &'s Subject) -> Vec<Reserved<'s>> {
    let sources = event_sources::polling(subject, "AWS::SQS::Queue");
    let mut found = Vec::new();
    for function in subject.resources_of("AWS::Lambda::Function") {
        let own = || sources.iter().filter(|one| one.function.logical_id == function.logical_id);
        for reserved in numbers::at(subject, function, &["ReservedConcurrentExecutions"]) {
            let queues: Vec<_> = own().filter_map(|one| queue(subject, one, &reserved)).collect();
            let id = function.logical_id.as_str();
            found.extend((!queues.is_empty()).then_some(Reserved { id, reserved, queues }));
        }
    }
    found
}

fn queue<'s>(subject: &Subject, one: &EventSource<'s, '_>, reserved: &Number) -> Option<Queue<'s>> {
    let is_off = one.mapping.property("Enabled").is_some_and(|node| node.as_bool() != Some(true));
    if is_off || !can_hold(subject, &[&one.scope, &reserved.scope]) {
        return None;
    }
    let is_given = one.mapping.property("ScalingConfig").is_some();
    let maxima = numbers::at(subject, one.mapping, &["ScalingConfig", "MaximumConcurrency"]);
    let mut maxima = maxima.iter().filter(|one| can_hold(subject, &[&one.scope, &reserved.scope]));
    let maximum = maxima.next().map(|number| number.value);
    let span = one.mapping.span;
    (!is_given || maximum.is_some()).then_some(Queue {
        source: one.source.logical_id.as_str(),
        span,
        maximum,
    })
}

impl Reserved<'_> {
    /// For how many runs at once the queues are polled together; none where a queue does not say.
    pub fn polled_by_maximum(&self) -> Option<i128> {
        self.queues.iter().filter_map(|queue| queue.maximum).reduce(i128::saturating_add)
    }

    /// The names of the queues.
    pub fn sources(&self) -> String {
        self.queues.iter().map(|queue| queue.source).collect::<Vec<_>>().join("`, `")
    }
}

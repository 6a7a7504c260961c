//! For how long a queue hides messages, beside how long the function that polls it may run.

use super::event_sources::{self, EventSource};
use super::functions;
use crate::check::Subject;
use crate::rules::numbers::{self, Number, can_hold};

/// How long a queue hides a message where nothing is given, in seconds ("Amazon SQS visibility timeout").
const DEFAULT_VISIBILITY: i128 = 30;

/// How many timeouts of the function it should be ("Using Lambda with Amazon SQS"), and its maximum.
const RECOMMENDED_TIMES: i128 = 6;
const LONGEST_VISIBILITY: i128 = 43_200;

/// A queue and a function that polls it, as they can be at the same time.
pub struct Pair<'s> {
    /// The logical id of the queue.
    pub queue: &'s str,
    /// The logical id of the function.
    pub function: &'s str,
    /// For how many seconds a message is hidden.
    pub visibility: Number,
    /// For how many seconds the function may run.
    pub timeout: Number,
}

/// For each function that polls a queue, the pair that leaves the least room.
pub fn tightest<'s>(subject: &'s Subject) -> Vec<Pair<'s>> {
    let sources = event_sources::polling(subject, "AWS::SQS::Queue").into_iter();
    let room = |one: &Pair, other: &Pair| {
        let [left, right] = [(one, other), (other, one)]
            .map(|(one, other)| one.visibility.value.saturating_mul(other.timeout.value));
        left.cmp(&right)
    };
    sources.filter_map(|source| pairs(subject, &source).into_iter().min_by(room)).collect()
}

fn pairs<'s>(subject: &'s Subject, one: &EventSource<'s, '_>) -> Vec<Pair<'s>> {
    let visibilities = numbers::or_default(subject, one.source, "VisibilityTimeout", DEFAULT_VISIBILITY);
    let mut pairs = Vec::new();
    for timeout in functions::timeouts(subject, one.function) {
        let together =
            |visibility: &&Number| can_hold(subject, &[&one.scope, &visibility.scope, &timeout.scope]);
        pairs.extend(visibilities.iter().filter(together).map(|visibility| Pair {
            queue: one.source.logical_id.as_str(),
            function: one.function.logical_id.as_str(),
            visibility: visibility.clone(),
            timeout: timeout.clone(),
        }));
    }
    pairs
}

impl Pair<'_> {
    /// For how many seconds the queue should hide messages.
    pub fn recommended(&self) -> i128 {
        self.timeout.value.saturating_mul(RECOMMENDED_TIMES).min(LONGEST_VISIBILITY)
    }
}

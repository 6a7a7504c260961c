//! What happens to events that could not be delivered.

use crate::plan::model::trigger::Retry;
use crate::plan::model::{Setting, Target};
use crate::plan::properties::Properties;

/// EventBridge tries for a day, up to 185 times (EventBridge API reference and EventBridge Scheduler API reference,
/// `RetryPolicy`).
const ATTEMPTS: i64 = 185;
const MAXIMUM_AGE: i64 = 86_400;

/// The `RetryPolicy` of a target of EventBridge.
pub fn of_event_bridge(target: &Properties) -> Retry {
    let policy = target.child("RetryPolicy");
    let policy = policy.as_ref().unwrap_or(target);
    Retry {
        attempts: Some(policy.number_or("MaximumRetryAttempts", ATTEMPTS)),
        maximum_age: Some(policy.number_or("MaximumEventAgeInSeconds", MAXIMUM_AGE)),
    }
}

/// The queue of a `DeadLetterConfig`.
pub fn dead_letter(target: &Properties) -> Option<Setting<Target>> {
    target.child("DeadLetterConfig")?.target("Arn")
}

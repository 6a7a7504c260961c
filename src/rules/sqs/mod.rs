//! SQS: queues and their dead letters.

mod batching_window_of_fifo;
mod dead_letters;
mod kind;
mod other_kind_of_dead_letters;
mod short_lived_dead_letters;
mod single_attempt;
#[cfg(test)]
mod tests;
mod wrong_queue_properties;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    batching_window_of_fifo::RULE,
    other_kind_of_dead_letters::RULE,
    short_lived_dead_letters::RULE,
    single_attempt::RULE,
    wrong_queue_properties::RULE,
];

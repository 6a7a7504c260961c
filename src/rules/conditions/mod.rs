//! Conditions.

mod invalid_condition;
mod same_every_time;
mod unused_condition;
mod wrong_and;
mod wrong_equals;
mod wrong_not;
mod wrong_or;

use super::Rule;
use super::entries::Entries;

const CONDITIONS: Entries = Entries { section: "Conditions", one: "condition", with_article: "a condition" };

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    invalid_condition::RULE,
    same_every_time::RULE,
    unused_condition::RULE,
    wrong_and::RULE,
    wrong_equals::RULE,
    wrong_not::RULE,
    wrong_or::RULE,
];

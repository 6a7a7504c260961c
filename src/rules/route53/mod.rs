//! Route 53: record sets and what they hold.

mod alias_with_time_to_live;
mod health_check_without_alarm;
mod record_outside_zone;
mod record_sets;
mod wrong_record;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_record::RULE,
    alias_with_time_to_live::RULE,
    record_outside_zone::RULE,
    health_check_without_alarm::RULE,
];

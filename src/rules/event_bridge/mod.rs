//! EventBridge: rules and schedules.

mod cron;
mod schedules;
mod wrong_schedule;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_schedule::RULE];

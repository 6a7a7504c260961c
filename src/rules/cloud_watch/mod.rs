//! CloudWatch: alarms.

mod wrong_alarm_period;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_alarm_period::RULE];

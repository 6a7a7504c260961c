//! CloudWatch Logs: groups and what reads them.

mod too_many_subscription_filters;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[too_many_subscription_filters::RULE];

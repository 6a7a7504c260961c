//! SNS: topics and subscriptions.

mod endpoint_unlike_protocol;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[endpoint_unlike_protocol::RULE];

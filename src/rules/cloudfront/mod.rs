//! CloudFront: distributions.

mod wrong_distribution_alias;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_distribution_alias::RULE];

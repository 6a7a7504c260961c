//! CloudFront: distributions.

mod ignored_forwarded_values;
mod unknown_origin;
mod wrong_cookie_forwarding;
mod wrong_distribution_alias;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_distribution_alias::RULE,
    unknown_origin::RULE,
    wrong_cookie_forwarding::RULE,
    ignored_forwarded_values::RULE,
];

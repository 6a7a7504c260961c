//! S3: buckets.

mod access_control;
mod access_control_without_ownership;
mod legacy_access_control;
mod wrong_tiering_days;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] =
    &[access_control_without_ownership::RULE, legacy_access_control::RULE, wrong_tiering_days::RULE];

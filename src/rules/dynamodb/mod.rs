//! DynamoDB: tables.

mod mismatched_key_attributes;
mod provisioned_without_throughput;
mod retained_without_recovery;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] =
    &[mismatched_key_attributes::RULE, provisioned_without_throughput::RULE, retained_without_recovery::RULE];

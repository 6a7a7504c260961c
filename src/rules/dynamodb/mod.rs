//! DynamoDB: tables.

mod mismatched_key_attributes;
mod provisioned_without_throughput;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[mismatched_key_attributes::RULE, provisioned_without_throughput::RULE];

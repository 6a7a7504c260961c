//! DynamoDB: tables.

mod mismatched_key_attributes;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[mismatched_key_attributes::RULE];

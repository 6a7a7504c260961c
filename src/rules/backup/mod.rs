//! Backup: plans.

mod short_cold_storage;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[short_cold_storage::RULE];

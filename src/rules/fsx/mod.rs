//! FSx: file systems.

mod wrong_storage_capacity;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_storage_capacity::RULE];

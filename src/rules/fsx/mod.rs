//! FSx: file systems.

mod storage_capacity;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[storage_capacity::RULE];

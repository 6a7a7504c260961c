//! What is wrong with what a template turns off. `settings` finds it, after all other rules have run.

mod invalid_suppression;
mod unused_suppression;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[invalid_suppression::RULE, unused_suppression::RULE];

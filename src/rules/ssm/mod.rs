//! Systems Manager: parameters and documents.

mod reserved_parameter_name;
mod wrong_document;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_document::RULE, reserved_parameter_name::RULE];

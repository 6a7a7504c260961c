//! Certificate Manager: certificates.

mod wrong_validation_domain;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[wrong_validation_domain::RULE];

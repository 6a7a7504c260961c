//! GuardDuty: detectors.

mod data_sources_beside_features;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[data_sources_beside_features::RULE];

//! CodeBuild: projects.

mod bucket_without_location;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[bucket_without_location::RULE];

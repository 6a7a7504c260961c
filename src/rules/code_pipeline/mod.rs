//! CodePipeline: stages and actions.

mod actions;
mod misplaced_source;
mod wrong_action_configuration;
mod wrong_artifact_count;
mod wrong_artifact_name;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    misplaced_source::RULE,
    wrong_artifact_name::RULE,
    wrong_artifact_count::RULE,
    wrong_action_configuration::RULE,
];

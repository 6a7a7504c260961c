//! Metadata of the template and of resources.

mod empty_metadata;
mod resource_metadata_not_map;
mod unknown_interface_parameter;
mod wrong_init;
mod wrong_interface;
mod wrong_linter_settings;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    empty_metadata::RULE,
    resource_metadata_not_map::RULE,
    unknown_interface_parameter::RULE,
    wrong_init::RULE,
    wrong_interface::RULE,
    wrong_linter_settings::RULE,
];

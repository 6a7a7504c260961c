//! Parameters.

mod broken_allowed_pattern;
mod default_not_allowed;
mod invalid_parameter;
mod nearly_too_long_parameter_name;
mod nearly_too_many_parameters;
mod secret_in_the_open;
mod too_long_parameter_name;
mod too_many_parameters;
mod types;
mod unchecked_parameter_type;
mod unknown_parameter_type;
mod unused_parameter;

use super::Rule;
use super::entries::Entries;

const PARAMETERS: Entries = Entries { section: "Parameters", one: "parameter", with_article: "a parameter" };

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    broken_allowed_pattern::RULE,
    default_not_allowed::RULE,
    invalid_parameter::RULE,
    nearly_too_long_parameter_name::RULE,
    nearly_too_many_parameters::RULE,
    secret_in_the_open::RULE,
    too_long_parameter_name::RULE,
    too_many_parameters::RULE,
    unchecked_parameter_type::RULE,
    unknown_parameter_type::RULE,
    unused_parameter::RULE,
];

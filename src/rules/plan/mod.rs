//! What only a plan of the application finds. `samc check` makes none, and tells none of it.

mod missing_code;
mod missing_definition;
mod missing_handler;
mod missing_nested_template;
mod nested_in_itself;
mod remote_layer;
mod unknown_name;
mod unknown_value;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    missing_code::RULE,
    missing_handler::RULE,
    remote_layer::RULE,
    missing_nested_template::RULE,
    nested_in_itself::RULE,
    unknown_value::RULE,
    missing_definition::RULE,
    unknown_name::RULE,
];

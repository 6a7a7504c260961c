//! Intrinsic functions and dynamic references: what they are called with, and what they name.

mod conditional_target;
mod dangling_reference;
mod dynamic;
mod invalid_loop;
mod join_instead_of_sub;
mod merge_key;
mod missing_sub;
mod names;
mod needless_sub;
mod parameter_out_of_place;
mod pseudo_parameter_as_text;
mod secret_for_arn;
mod secret_out_of_place;
mod secret_parameter;
mod secure_string_out_of_place;
mod shape;
mod spaced_dynamic_reference;
mod unknown_function;
mod unreachable_branch;
mod unused_variable;
mod wrong_attribute;
mod wrong_attribute_format;
mod wrong_base64;
mod wrong_cidr;
mod wrong_dynamic_reference;
mod wrong_if;
mod wrong_import;
mod wrong_join;
mod wrong_json_argument;
mod wrong_json_string;
mod wrong_length_argument;
mod wrong_map_key;
mod wrong_reference_format;
mod wrong_select;
mod wrong_split_arguments;
mod wrong_stack_output;
mod wrong_sub;
mod wrong_zones;
mod yaml_alias;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    conditional_target::RULE,
    dangling_reference::RULE,
    invalid_loop::RULE,
    join_instead_of_sub::RULE,
    merge_key::RULE,
    missing_sub::RULE,
    needless_sub::RULE,
    parameter_out_of_place::RULE,
    pseudo_parameter_as_text::RULE,
    secret_for_arn::RULE,
    secret_out_of_place::RULE,
    secret_parameter::RULE,
    secure_string_out_of_place::RULE,
    spaced_dynamic_reference::RULE,
    unknown_function::RULE,
    unreachable_branch::RULE,
    unused_variable::RULE,
    wrong_attribute::RULE,
    wrong_attribute_format::RULE,
    wrong_base64::RULE,
    wrong_cidr::RULE,
    wrong_dynamic_reference::RULE,
    wrong_if::RULE,
    wrong_import::RULE,
    wrong_join::RULE,
    wrong_json_argument::RULE,
    wrong_json_string::RULE,
    wrong_length_argument::RULE,
    wrong_map_key::RULE,
    wrong_reference_format::RULE,
    wrong_select::RULE,
    wrong_split_arguments::RULE,
    wrong_stack_output::RULE,
    wrong_sub::RULE,
    wrong_zones::RULE,
    yaml_alias::RULE,
];

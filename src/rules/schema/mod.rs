//! What values must be, as the schemas of resource types say.

mod excluded_property;
mod exclusive_properties;
mod forbidden_form;
mod missing_alternative;
mod missing_companion;
mod missing_required_property;
mod no_alternative_fits;
mod not_allowed_value;
mod not_exactly_one_form;
mod not_proven;
mod out_of_range;
mod perhaps_repeated_item;
mod repeated_item;
mod too_many_different_items;
mod too_many_positions;
mod unknown_property;
mod wrong_item_count;
mod wrong_length;
mod wrong_pattern;
mod wrong_type;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    excluded_property::RULE,
    exclusive_properties::RULE,
    forbidden_form::RULE,
    missing_alternative::RULE,
    missing_companion::RULE,
    missing_required_property::RULE,
    no_alternative_fits::RULE,
    not_allowed_value::RULE,
    not_exactly_one_form::RULE,
    not_proven::RULE,
    out_of_range::RULE,
    perhaps_repeated_item::RULE,
    repeated_item::RULE,
    too_many_different_items::RULE,
    too_many_positions::RULE,
    unknown_property::RULE,
    wrong_item_count::RULE,
    wrong_length::RULE,
    wrong_pattern::RULE,
    wrong_type::RULE,
];

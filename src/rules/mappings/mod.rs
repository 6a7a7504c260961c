//! Mappings.

mod invalid_mapping;
mod nearly_too_long_mapping_name;
mod nearly_too_many_mappings;
mod size;
mod too_long_mapping_name;
mod too_many_mappings;
mod unused_mapping;

use super::Rule;
use super::entries::Entries;

const MAPPINGS: Entries = Entries { section: "Mappings", one: "mapping", with_article: "a mapping" };

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    invalid_mapping::RULE,
    nearly_too_long_mapping_name::RULE,
    nearly_too_many_mappings::RULE,
    too_long_mapping_name::RULE,
    too_many_mappings::RULE,
    unused_mapping::RULE,
];

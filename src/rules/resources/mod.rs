//! Resources as such: their ids, types, attributes, and what they need of each other.

mod circular_dependency;
mod half_protected;
mod hard_coded_partition;
mod ignored_attribute;
mod invalid_globals;
mod lifecycle;
mod long_logical_id;
mod many_resources;
mod misshapen_creation_policy;
mod misshapen_resource;
mod misshapen_tag;
mod misshapen_update_policy;
mod misused_module;
mod name_of_parameter;
mod needless_depends_on;
mod nested_stack_parameters;
mod old_instance_type;
mod policy;
mod read_only_property;
mod repeated_identifier;
mod sam_attribute_without_transform;
mod sam_type_without_transform;
mod service_in_maintenance;
mod service_shutting_down;
mod shut_down_service;
mod too_long_logical_id;
mod too_many_resources;
mod undefined_condition;
mod unknown_dependency;
mod unknown_resource_type;
mod unpackaged_file;
mod unprotected_data;
mod unset_retention;
mod wrong_deletion_policy;
mod wrong_update_replace_policy;

use super::Rule;
pub use unpackaged_file::is_packaged;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    circular_dependency::RULE,
    half_protected::RULE,
    hard_coded_partition::RULE,
    ignored_attribute::RULE,
    invalid_globals::RULE,
    long_logical_id::RULE,
    many_resources::RULE,
    misshapen_creation_policy::RULE,
    misshapen_resource::RULE,
    misshapen_tag::RULE,
    misshapen_update_policy::RULE,
    misused_module::RULE,
    name_of_parameter::RULE,
    needless_depends_on::RULE,
    nested_stack_parameters::RULE,
    old_instance_type::RULE,
    read_only_property::RULE,
    repeated_identifier::RULE,
    sam_attribute_without_transform::RULE,
    sam_type_without_transform::RULE,
    service_in_maintenance::RULE,
    service_shutting_down::RULE,
    shut_down_service::RULE,
    too_long_logical_id::RULE,
    too_many_resources::RULE,
    undefined_condition::RULE,
    unknown_dependency::RULE,
    unknown_resource_type::RULE,
    unpackaged_file::RULE,
    unprotected_data::RULE,
    unset_retention::RULE,
    wrong_deletion_policy::RULE,
    wrong_update_replace_policy::RULE,
];

#[cfg(test)]
mod tests;

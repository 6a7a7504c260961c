//! What surprises with SAM: what it makes unasked, what it leaves alone, and what only fails later.
//!
//! Three files are not rules but ways to look at the template that several rules share: [`event`],
//! [`body`] and [`globals`].

mod body;
mod code_under_fixed_key;
mod conflicting_properties;
mod credentials_for_any_origin;
mod crowded_resource_policy;
mod dangling_reference;
mod duplicate_logical_id;
mod duplicate_route;
mod event;
mod extra_stage;
mod globals;
mod globals_not_switched_off;
mod id_from_expression;
mod ignored_by_sam;
mod integration_without_permission;
mod invalid_connector;
mod invalid_cors;
mod invalid_domain;
mod invalid_policy;
mod list_joined_with_globals;
mod malformed_path;
mod missing_language_extensions;
mod missing_transform;
mod needs_literal;
mod not_included;
mod preflight_needs_authorization;
mod property_needs_another;
mod public_function_url;
mod refused_later;
mod refused_parameter_value;
mod remote_include;
mod reserved_tag;
mod route_not_in_definition;
mod sibling_path_parameters;
mod transform_order;
mod unknown_authorizer;
mod unknown_collection;
mod unknown_parameter;
mod unknown_type;
mod unpackaged_code;
mod unpublished_change;
mod unquoted_text;
mod unused_globals;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    code_under_fixed_key::RULE,
    conflicting_properties::RULE,
    credentials_for_any_origin::RULE,
    crowded_resource_policy::RULE,
    dangling_reference::RULE,
    duplicate_logical_id::RULE,
    duplicate_route::RULE,
    extra_stage::RULE,
    globals_not_switched_off::RULE,
    id_from_expression::RULE,
    ignored_by_sam::RULE,
    integration_without_permission::RULE,
    invalid_connector::RULE,
    invalid_cors::RULE,
    invalid_domain::RULE,
    invalid_policy::RULE,
    list_joined_with_globals::RULE,
    malformed_path::RULE,
    missing_language_extensions::RULE,
    missing_transform::RULE,
    needs_literal::RULE,
    not_included::RULE,
    preflight_needs_authorization::RULE,
    property_needs_another::RULE,
    public_function_url::RULE,
    refused_later::RULE,
    remote_include::RULE,
    reserved_tag::RULE,
    route_not_in_definition::RULE,
    sibling_path_parameters::RULE,
    transform_order::RULE,
    unknown_authorizer::RULE,
    unknown_collection::RULE,
    refused_parameter_value::RULE,
    unknown_parameter::RULE,
    unknown_type::RULE,
    unpackaged_code::RULE,
    unpublished_change::RULE,
    unquoted_text::RULE,
    unused_globals::RULE,
];

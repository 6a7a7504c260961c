//! What surprises with SAM: what it makes unasked, what it leaves alone, and what only fails later.
//!
//! Three files are not rules but ways to look at the template that several rules share: [`event`],
//! [`body`] and [`globals`].

mod body;
mod code_under_fixed_key;
mod credentials_for_any_origin;
mod crowded_resource_policy;
mod event;
mod extra_stage;
mod globals;
mod globals_not_switched_off;
mod id_from_expression;
mod integration_without_permission;
mod list_joined_with_globals;
mod malformed_path;
mod preflight_needs_authorization;
mod public_function_url;
mod route_not_in_definition;
mod sibling_path_parameters;
mod unpublished_change;
mod unquoted_text;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    code_under_fixed_key::RULE,
    credentials_for_any_origin::RULE,
    crowded_resource_policy::RULE,
    extra_stage::RULE,
    globals_not_switched_off::RULE,
    id_from_expression::RULE,
    integration_without_permission::RULE,
    list_joined_with_globals::RULE,
    malformed_path::RULE,
    preflight_needs_authorization::RULE,
    public_function_url::RULE,
    route_not_in_definition::RULE,
    sibling_path_parameters::RULE,
    unpublished_change::RULE,
    unquoted_text::RULE,
];

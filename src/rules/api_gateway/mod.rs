//! API Gateway: APIs, what they are made of, and their OpenAPI definitions.

mod api_defined_twice;
mod api_without_name;
mod authorizer_of_other_api;
mod authorizer_of_other_type;
mod definitions;
mod deployment_of_other_api;
mod function_integrations;
mod function_outlasts_api;
mod functions_in_definition_file;
mod integration_without_function;
mod mismatched_path_parameters;
mod owning_api;
mod repeated_operation_id;
mod settings_path_without_slash;
mod settings_without_effect;
#[cfg(test)]
mod tests;
mod too_long_authorizer_cache;
mod unknown_integration_type;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    api_defined_twice::RULE,
    api_without_name::RULE,
    authorizer_of_other_api::RULE,
    authorizer_of_other_type::RULE,
    deployment_of_other_api::RULE,
    function_outlasts_api::RULE,
    functions_in_definition_file::RULE,
    integration_without_function::RULE,
    mismatched_path_parameters::RULE,
    repeated_operation_id::RULE,
    settings_path_without_slash::RULE,
    settings_without_effect::RULE,
    too_long_authorizer_cache::RULE,
    unknown_integration_type::RULE,
];

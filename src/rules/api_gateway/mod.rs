//! API Gateway: APIs, what they are made of, and their OpenAPI definitions.

mod api_defined_twice;
mod api_without_name;
mod authorizer_of_other_api;
mod authorizer_of_other_type;
mod deployment_of_other_api;
mod owning_api;
mod settings_path_without_slash;
mod settings_without_effect;
mod too_long_authorizer_cache;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    api_defined_twice::RULE,
    api_without_name::RULE,
    authorizer_of_other_api::RULE,
    authorizer_of_other_type::RULE,
    deployment_of_other_api::RULE,
    settings_path_without_slash::RULE,
    settings_without_effect::RULE,
    too_long_authorizer_cache::RULE,
];

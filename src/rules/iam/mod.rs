//! IAM: policies and roles.

mod actions;
mod api_names;
mod arns;
mod conditions;
mod document;
mod elements;
mod everything_allowed;
mod function_permissions;
mod narrower;
mod no_role_arn;
mod old_policy_version;
mod open_text;
mod policy_documents;
mod principals;
mod problem;
mod role_by_name;
mod service_allowed;
mod statements;
#[cfg(test)]
mod tests;
mod unknown_action;
mod unsuitable_resource;
mod wrong_identity_policy;
mod wrong_policy_resource;
mod wrong_repository_policy;
mod wrong_resource_policy;
mod wrong_trust_policy;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_identity_policy::RULE,
    wrong_resource_policy::RULE,
    wrong_repository_policy::RULE,
    wrong_trust_policy::RULE,
    wrong_policy_resource::RULE,
    no_role_arn::RULE,
    role_by_name::RULE,
    unknown_action::RULE,
    old_policy_version::RULE,
    unsuitable_resource::RULE,
    everything_allowed::RULE,
    service_allowed::RULE,
];

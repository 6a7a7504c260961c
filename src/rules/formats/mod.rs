//! Formats of texts: ids, names and ARNs of AWS, dates, addresses.

mod wrong_alias_name;
mod wrong_bucket_name;
mod wrong_certificate_arn;
mod wrong_format;
mod wrong_function_arn;
mod wrong_image_id;
mod wrong_key_arn;
mod wrong_key_id;
mod wrong_log_group_name;
mod wrong_role_arn;
mod wrong_security_group_id;
mod wrong_security_group_name;
mod wrong_subnet_id;
mod wrong_topic_arn;
mod wrong_vpc_id;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    wrong_alias_name::RULE,
    wrong_bucket_name::RULE,
    wrong_certificate_arn::RULE,
    wrong_format::RULE,
    wrong_function_arn::RULE,
    wrong_image_id::RULE,
    wrong_key_arn::RULE,
    wrong_key_id::RULE,
    wrong_log_group_name::RULE,
    wrong_role_arn::RULE,
    wrong_security_group_id::RULE,
    wrong_security_group_name::RULE,
    wrong_subnet_id::RULE,
    wrong_topic_arn::RULE,
    wrong_vpc_id::RULE,
];

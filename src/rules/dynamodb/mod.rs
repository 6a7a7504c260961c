//! DynamoDB: tables, their keys and streams.

mod mismatched_key_attributes;
mod missing_stream;
mod on_demand_with_throughput;
mod provisioned_without_throughput;
mod retained_without_recovery;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    mismatched_key_attributes::RULE,
    missing_stream::RULE,
    on_demand_with_throughput::RULE,
    provisioned_without_throughput::RULE,
    retained_without_recovery::RULE,
];

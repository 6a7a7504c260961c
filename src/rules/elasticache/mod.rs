//! ElastiCache: cache clusters and replication groups.

mod cache_node_type_not_offered;
mod cluster_mode_without_failover;
mod unknown_cache_version;
mod valkey_without_encryption_choice;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    cache_node_type_not_offered::RULE,
    cluster_mode_without_failover::RULE,
    unknown_cache_version::RULE,
    valkey_without_encryption_choice::RULE,
];

//! RDS, Neptune and DocumentDB: database instances and clusters, and the passwords of databases.

mod cluster_class_not_offered;
mod database_class_not_offered;
mod database_class_without_engine_version;
mod deprecated_cluster_version;
mod deprecated_instance_version;
mod document_database_class_not_offered;
mod engine;
mod engine_version;
mod ignored;
mod ignored_performance_insights;
mod ignored_replica_mode;
mod ignored_with_snapshot;
mod ignored_with_source;
mod key_without_encryption;
mod membership;
mod monitoring_without_role;
mod neptune_class_not_offered;
mod other_encryption_than_cluster;
mod other_engine_than_cluster;
mod property_of_aurora_cluster;
mod property_of_multi_zone_cluster;
mod public_database;
mod scaling_of_other_mode;
#[cfg(test)]
mod tests;
mod unencrypted_database;
mod unknown_cluster_version;
mod unknown_instance_version;
mod written_password;
mod wrong_backup_retention;
mod wrong_multi_zone_cluster;
mod wrong_replica_mode;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    cluster_class_not_offered::RULE,
    database_class_not_offered::RULE,
    database_class_without_engine_version::RULE,
    deprecated_cluster_version::RULE,
    deprecated_instance_version::RULE,
    document_database_class_not_offered::RULE,
    ignored_performance_insights::RULE,
    ignored_replica_mode::RULE,
    ignored_with_snapshot::RULE,
    ignored_with_source::RULE,
    key_without_encryption::RULE,
    monitoring_without_role::RULE,
    neptune_class_not_offered::RULE,
    other_encryption_than_cluster::RULE,
    other_engine_than_cluster::RULE,
    property_of_aurora_cluster::RULE,
    property_of_multi_zone_cluster::RULE,
    public_database::RULE,
    scaling_of_other_mode::RULE,
    unencrypted_database::RULE,
    unknown_cluster_version::RULE,
    unknown_instance_version::RULE,
    written_password::RULE,
    wrong_backup_retention::RULE,
    wrong_multi_zone_cluster::RULE,
    wrong_replica_mode::RULE,
];

//! RDS, Neptune and DocumentDB: database instances and clusters, and the passwords of databases.

mod aurora_cluster;
mod aurora_instance_property;
mod backup_retention;
mod class_not_offered;
mod class_of_cluster;
mod class_of_document_database;
mod class_of_neptune;
mod class_without_engine_version;
mod deprecated_cluster_version;
mod deprecated_instance_version;
mod engine;
mod engine_version;
mod ignored;
mod ignored_insights;
mod ignored_replica_mode;
mod ignored_with_snapshot;
mod ignored_with_source;
mod key_without_encryption;
mod membership;
mod monitoring_without_role;
mod multi_zone_cluster;
mod other_encryption_than_cluster;
mod other_engine_than_cluster;
mod public_database;
mod replica_mode;
mod scaling_of_other_mode;
mod unencrypted_database;
mod unknown_cluster_version;
mod unknown_instance_version;
mod written_password;

use super::Rule;

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    aurora_cluster::RULE,
    aurora_instance_property::RULE,
    backup_retention::RULE,
    class_not_offered::RULE,
    class_of_cluster::RULE,
    class_of_document_database::RULE,
    class_of_neptune::RULE,
    class_without_engine_version::RULE,
    deprecated_cluster_version::RULE,
    deprecated_instance_version::RULE,
    ignored_insights::RULE,
    ignored_replica_mode::RULE,
    ignored_with_snapshot::RULE,
    ignored_with_source::RULE,
    key_without_encryption::RULE,
    monitoring_without_role::RULE,
    multi_zone_cluster::RULE,
    other_encryption_than_cluster::RULE,
    other_engine_than_cluster::RULE,
    public_database::RULE,
    replica_mode::RULE,
    scaling_of_other_mode::RULE,
    unencrypted_database::RULE,
    unknown_cluster_version::RULE,
    unknown_instance_version::RULE,
    written_password::RULE,
];

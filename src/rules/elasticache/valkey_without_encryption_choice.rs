//! E3704: A replication group of Valkey does not say whether traffic is encrypted.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3704",
        name: "valkey-without-encryption-choice",
        severity: Severity::Error,
        summary: "A replication group of Valkey does not say whether traffic is encrypted.",
    },
    documentation: Documentation {
        finds: "An `AWS::ElastiCache::ReplicationGroup` with `Engine: valkey` and without `TransitEncryptionEnabled`.",
        matters: "ElastiCache refuses to create the group: with Valkey there is no default.",
        bad: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      Engine: valkey
      CacheNodeType: cache.t4g.micro
      NumCacheClusters: 2
",
        good: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      Engine: valkey
      CacheNodeType: cache.t4g.micro
      NumCacheClusters: 2
      TransitEncryptionEnabled: true
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElastiCache::ReplicationGroup"],
        path: &[],
        table: "aws_elasticache_replicationgroup/transitencryptionenabled_valkey",
        why: "Valkey has no default for it",
        by_region: false,
    }),
};

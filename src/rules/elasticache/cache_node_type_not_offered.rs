//! E3647: A cache cluster has a type of nodes that ElastiCache does not offer.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3647",
        name: "cache-node-type-not-offered",
        severity: Severity::Error,
        summary: "A cache cluster has a type of nodes that ElastiCache does not offer.",
    },
    documentation: Documentation {
        finds: "An `AWS::ElastiCache::CacheCluster` whose `CacheNodeType` ElastiCache does not offer in the region.",
        matters: "ElastiCache refuses to create the cluster, and the stack is rolled back.",
        bad: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: memcached
      CacheNodeType: cache.t4g.tiny
      NumCacheNodes: 1
",
        good: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: memcached
      CacheNodeType: cache.t4g.micro
      NumCacheNodes: 1
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElastiCache::CacheCluster"],
        path: &["CacheNodeType"],
        table: "aws_elasticache_cachecluster/cachenodetype_enum",
        why: "ElastiCache does not offer it in the region",
        by_region: false,
    }),
};

//! E3695: ElastiCache does not know the engine of a cache cluster, or its version.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3695",
        name: "unknown-cache-version",
        severity: Severity::Error,
        summary: "ElastiCache does not know the engine of a cache cluster, or its version.",
    },
    documentation: Documentation {
        finds: "An `AWS::ElastiCache::CacheCluster` with an `Engine` that ElastiCache does not have, or with an `EngineVersion` that the engine does not have.",
        matters: "ElastiCache refuses to create the cluster, and the stack is rolled back.",
        bad: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: redis
      EngineVersion: \"7.9\"
      CacheNodeType: cache.t4g.micro
      NumCacheNodes: 1
",
        good: "\
Resources:
  Sessions:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: redis
      EngineVersion: \"7.1\"
      CacheNodeType: cache.t4g.micro
      NumCacheNodes: 1
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElastiCache::CacheCluster"],
        path: &[],
        table: "aws_elasticache_cachecluster/engine_version",
        why: "ElastiCache does not have it",
    }),
};

//! E3695: ElastiCache does not know the engine of a cache cluster, or its version.

use std::borrow::Cow;

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::extension::Breach;
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
    check: Check::Subject(check),
};

const VERSIONS: Extension = Extension {
    kinds: &["AWS::ElastiCache::CacheCluster"],
    path: &[],
    table: "aws_elasticache_cachecluster/engine_version",
    why: "ElastiCache does not have it",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    for breach in VERSIONS.breaches(subject, &|node| Cow::Borrowed(node)) {
        if !is_any_sixth(subject, &breach) {
            breach.report(&RULE, VERSIONS.why, findings);
        }
    }
}

/// Whether it is about `6.x`, the newest version 6, which ElastiCache takes and the table does not have.
fn is_any_sixth(subject: &Subject, breach: &Breach) -> bool {
    let known = subject.known(breach.resource, "EngineVersion", &breach.at.scope);
    breach.violation.property == "EngineVersion" && known.iter().any(|known| known.text == "6.x")
}

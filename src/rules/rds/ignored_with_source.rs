//! W3689: A database cluster is made from another one, and has properties that come from there.

use super::ignored;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3689",
        name: "ignored-with-source",
        severity: Severity::Warning,
        summary: "A database cluster is made from another one, and has properties that come from there.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with `SourceDBClusterIdentifier` and `MasterUsername`, `MasterUserPassword` or `StorageEncrypted`.",
        matters: "RDS ignores these: users and encryption are those of the source. The stack then differs from its template.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      SourceDBClusterIdentifier: orders-of-last-year
      RestoreToTime: \"2026-01-31T00:00:00Z\"
      StorageEncrypted: true
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      SourceDBClusterIdentifier: orders-of-last-year
      RestoreToTime: \"2026-01-31T00:00:00Z\"
",
    },
    check: Check::Subject(check),
};

const IGNORED: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/sourcedbclusteridentifier",
    why: "it comes from the source",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    ignored::check(&IGNORED, &RULE, subject, findings);
}

//! W3688: A database cluster is made from a snapshot, and has a name for its master user.

use super::ignored;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3688",
        name: "ignored-with-snapshot",
        severity: Severity::Warning,
        summary: "A database cluster is made from a snapshot, and has a name for its master user.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with both `SnapshotIdentifier` and `MasterUsername`.",
        matters: "RDS ignores the name: the users come with the snapshot. The stack then differs from its template.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      SnapshotIdentifier: orders-before-the-move
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      SnapshotIdentifier: orders-before-the-move
",
    },
    check: Check::Subject(check),
};

const IGNORED: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/snapshotidentifier",
    why: "the users come with the snapshot",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    ignored::check(&IGNORED, &RULE, subject, findings);
}

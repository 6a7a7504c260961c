//! E3690: RDS does not know the engine of a database cluster, or its version.

use super::engine_version;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3690",
        name: "unknown-cluster-version",
        severity: Severity::Error,
        summary: "RDS does not know the engine of a database cluster, or its version.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with an `Engine` that RDS does not have, or with an `EngineVersion` that the engine does not have. The beginning of a version is right: RDS chooses the newest of them.",
        matters: "RDS refuses to create the cluster, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"17.99\"
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"17.6\"
",
    },
    check: Check::Subject(check),
};

const VERSIONS: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/engine_version",
    why: "RDS does not have it",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    engine_version::check_known(&VERSIONS, &RULE, subject, findings);
}

//! W3690: New database clusters cannot be created with the version of the engine.

use super::engine_version;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3690",
        name: "deprecated-cluster-version",
        severity: Severity::Warning,
        summary: "New database clusters cannot be created with the version of the engine.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with an `EngineVersion` that RDS runs where it is in use, but does not create any more.",
        matters: "RDS refuses to create the cluster, and upgrades existing ones when the version ends.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"11.12\"
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

const DEPRECATED: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/engine_version_deprecated",
    why: "",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    engine_version::check_deprecated(
        &DEPRECATED,
        "aws_rds_dbcluster/engine_version",
        &RULE,
        subject,
        findings,
    );
}

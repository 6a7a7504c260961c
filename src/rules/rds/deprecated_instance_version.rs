//! W3691: New database instances cannot be created with the version of the engine.

use super::engine_version;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3691",
        name: "deprecated-instance-version",
        severity: Severity::Warning,
        summary: "New database instances cannot be created with the version of the engine.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with an `EngineVersion` that RDS runs where it is in use, but does not create any more.",
        matters: "RDS refuses to create the instance, and upgrades existing ones when the version ends.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"11.12\"
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineVersion: \"17.6\"
",
    },
    check: Check::Subject(check),
};

const DEPRECATED: Extension = Extension {
    kinds: &["AWS::RDS::DBInstance"],
    path: &[],
    table: "aws_rds_dbinstance/engine_version_deprecated",
    why: "",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    engine_version::check_deprecated(
        &DEPRECATED,
        "aws_rds_dbinstance/engine_version",
        &RULE,
        subject,
        findings,
    );
}

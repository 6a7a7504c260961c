//! E3025: A database instance has a class that RDS does not offer for its engine.

use super::engine;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3025",
        name: "database-class-not-offered",
        severity: Severity::Error,
        summary: "A database instance has a class that RDS does not offer for its engine.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` whose `DBInstanceClass` RDS does not offer in the region for its `Engine` and `LicenseModel`.",
        matters: "RDS refuses to create the instance, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.tiny
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
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
",
    },
    check: Check::Subject(check),
};

const CLASSES: Extension = Extension {
    kinds: &["AWS::RDS::DBInstance"],
    path: &[],
    table: "aws_rds_dbinstance/dbinstanceclass_enum",
    why: "the region does not offer it for the engine",
    by_region: false,
};

/// Only classes that are written: a parameter may allow classes for other engines, too.
fn check(subject: &Subject, findings: &mut Findings) {
    let breaches = CLASSES.breaches(subject, &engine::in_lower_case).into_iter();
    breaches
        .filter(|breach| breach.is_written())
        .for_each(|breach| breach.report(&RULE, CLASSES.why, findings));
}

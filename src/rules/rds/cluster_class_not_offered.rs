//! E3694: A database cluster has a class that RDS does not offer for its engine.

use std::borrow::Cow;

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3694",
        name: "cluster-class-not-offered",
        severity: Severity::Error,
        summary: "A database cluster has a class that RDS does not offer for its engine.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` whose `DBClusterInstanceClass` RDS does not offer in the region for its `Engine`.",
        matters: "RDS refuses to create the cluster, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: postgres
      DBClusterInstanceClass: db.r3.large
      StorageType: io1
      AllocatedStorage: 100
      Iops: 1000
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: postgres
      DBClusterInstanceClass: db.m5d.large
      StorageType: io1
      AllocatedStorage: 100
      Iops: 1000
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
",
    },
    check: Check::Subject(check),
};

const CLASSES: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/dbclusterinstanceclass_enum",
    why: "the region does not offer it for clusters of the engine",
    by_region: false,
};

/// Only classes that are written: a parameter may allow classes for other engines, too.
fn check(subject: &Subject, findings: &mut Findings) {
    let breaches = CLASSES.breaches(subject, &|node| Cow::Borrowed(node)).into_iter();
    breaches
        .filter(|breach| breach.is_written())
        .for_each(|breach| breach.report(&RULE, CLASSES.why, findings));
}

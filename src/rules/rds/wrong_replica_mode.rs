//! E3721: A replica of Oracle or Db2 has a mode that there is not.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3721",
        name: "wrong-replica-mode",
        severity: Severity::Error,
        summary: "A replica of Oracle or Db2 has a mode that there is not.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with an engine of Oracle or Db2 whose `ReplicaMode` is neither `mounted` nor `open-read-only`.",
        matters: "RDS refuses to create the replica.",
        bad: "\
Resources:
  Replica:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: oracle-ee
      DBInstanceClass: db.r5.large
      SourceDBInstanceIdentifier: orders
      ReplicaMode: read-only
",
        good: "\
Resources:
  Replica:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: oracle-ee
      DBInstanceClass: db.r5.large
      SourceDBInstanceIdentifier: orders
      ReplicaMode: open-read-only
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::RDS::DBInstance"],
        path: &[],
        table: "aws_rds_dbinstance/replicamode_enum",
        why: "",
        by_region: false,
    }),
};

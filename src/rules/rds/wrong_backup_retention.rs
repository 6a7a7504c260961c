//! E3719: A database instance keeps backups for longer than RDS does, or in the place of its cluster.

use super::engine;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3719",
        name: "wrong-backup-retention",
        severity: Severity::Error,
        summary: "A database instance keeps backups for longer than RDS does, or in the place of its cluster.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with a `BackupRetentionPeriod` of more than 35 days, or with one beside `DBClusterIdentifier`.",
        matters: "RDS refuses to create the instance: 35 days is the most, and the backups of a cluster are set on the cluster.",
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
      BackupRetentionPeriod: 90
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
      BackupRetentionPeriod: 35
",
    },
    check: Check::Subject(check),
};

const PERIODS: Extension = Extension {
    kinds: &["AWS::RDS::DBInstance"],
    path: &[],
    table: "aws_rds_dbinstance/backupretentionperiod_maximum",
    why: "",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    for breach in PERIODS.breaches(subject, &engine::in_lower_case) {
        let why = match breach.violation.keyword {
            Keyword::Never => "the cluster sets it for all its instances",
            _ => "RDS keeps backups for no more days",
        };
        breach.report(&RULE, why, findings);
    }
}

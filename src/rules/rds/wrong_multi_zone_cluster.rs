//! E3692: A database cluster in several zones has not the properties of one.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3692",
        name: "wrong-multi-zone-cluster",
        severity: Severity::Error,
        summary: "A database cluster in several zones has not the properties of one.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with the engine `mysql` or `postgres` that lacks `AllocatedStorage`, `DBClusterInstanceClass`, `Iops` or `StorageType`, or has properties of Aurora.",
        matters: "With these engines the cluster is a Multi-AZ DB cluster, whose instances and storage RDS makes as the cluster says.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: postgres
      DBClusterInstanceClass: db.m5d.large
      StorageType: io1
      AllocatedStorage: 100
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
    check: Check::Extension(Extension {
        kinds: &["AWS::RDS::DBCluster"],
        path: &[],
        table: "aws_rds_dbcluster/multiaz",
        why: "a cluster of this engine is a Multi-AZ DB cluster",
        by_region: false,
    }),
};

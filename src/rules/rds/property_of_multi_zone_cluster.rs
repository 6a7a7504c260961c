//! E3693: A cluster of Aurora has a property of other clusters.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3693",
        name: "property-of-multi-zone-cluster",
        severity: Severity::Error,
        summary: "A cluster of Aurora has a property of other clusters.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with an engine of Aurora and `AllocatedStorage`, `DBClusterInstanceClass`, `Iops`, `PubliclyAccessible`, or a `StorageType` of other engines.",
        matters: "RDS refuses to create the cluster: the storage of Aurora grows by itself, and each instance has a class of its own.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      AllocatedStorage: 100
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
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::RDS::DBCluster"],
        path: &[],
        table: "aws_rds_dbcluster/aurora",
        why: "the engine is Aurora",
        by_region: false,
    }),
};

//! E3689: Enhanced monitoring of a database cluster lacks its interval or its role.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3689",
        name: "monitoring-without-role",
        severity: Severity::Error,
        summary: "Enhanced monitoring of a database cluster lacks its interval or its role.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with a `MonitoringInterval` and no `MonitoringRoleArn`, or with the role and no interval above 0.",
        matters: "RDS refuses to create the cluster: it sends the measurements to CloudWatch Logs with that role, at that interval.",
        bad: "\
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
      MonitoringInterval: 60
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
      MonitoringInterval: 60
      MonitoringRoleArn: arn:aws:iam::123456789012:role/monitoring
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::RDS::DBCluster"],
        path: &[],
        table: "aws_rds_dbcluster/monitoring",
        why: "monitoring takes an interval above 0 and a role",
        by_region: false,
    }),
};

//! E3686: A database cluster has the scaling settings of another mode.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3686",
        name: "scaling-of-other-mode",
        severity: Severity::Error,
        summary: "A database cluster has the scaling settings of another mode.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` with `ScalingConfiguration` whose `EngineMode` is not `serverless`, or with `ServerlessV2ScalingConfiguration` whose `EngineMode` is.",
        matters: "RDS refuses to create the cluster: `EngineMode: serverless` means Aurora Serverless v1, and v2 runs in the mode `provisioned`.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      ScalingConfiguration:
        MinCapacity: 1
        MaxCapacity: 2
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
      ServerlessV2ScalingConfiguration:
        MinCapacity: 1
        MaxCapacity: 2
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::RDS::DBCluster"],
        path: &[],
        table: "aws_rds_dbcluster/serverless_exclusive",
        why: "`ScalingConfiguration` is for the mode `serverless`, `ServerlessV2ScalingConfiguration` for all others",
        by_region: false,
    }),
};

//! W3693: A serverless cluster of Aurora has settings of Performance Insights, which RDS ignores.

use super::ignored;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3693",
        name: "ignored-performance-insights",
        severity: Severity::Warning,
        summary: "A serverless cluster of Aurora has settings of Performance Insights, which RDS ignores.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBCluster` of Aurora with `EngineMode: serverless` and properties whose names begin with `PerformanceInsights`.",
        matters: "The stack is deployed, but nothing is measured: Aurora Serverless v1 has no Performance Insights.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
      EngineMode: serverless
      PerformanceInsightsEnabled: true
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
      EngineMode: serverless
",
    },
    check: Check::Subject(check),
};

const IGNORED: Extension = Extension {
    kinds: &["AWS::RDS::DBCluster"],
    path: &[],
    table: "aws_rds_dbcluster/aurora_warning",
    why: "Aurora Serverless v1 has no Performance Insights",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    ignored::check(&IGNORED, &RULE, subject, findings);
}

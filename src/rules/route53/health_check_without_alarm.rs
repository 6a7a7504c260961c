//! E3661: A health check follows an alarm and does not say which.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3661",
        name: "health-check-without-alarm",
        severity: Severity::Error,
        summary: "A health check follows an alarm and does not say which.",
    },
    documentation: Documentation {
        finds: "A health check of the type `CLOUDWATCH_METRIC` without `AlarmIdentifier`.",
        matters: "Route 53 refuses the health check.",
        bad: "\
Resources:
  Check:
    Type: AWS::Route53::HealthCheck
    Properties:
      HealthCheckConfig:
        Type: CLOUDWATCH_METRIC
",
        good: "\
Resources:
  Check:
    Type: AWS::Route53::HealthCheck
    Properties:
      HealthCheckConfig:
        Type: CLOUDWATCH_METRIC
        AlarmIdentifier:
          Name: orders-errors
          Region: eu-central-1
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::Route53::HealthCheck"],
        path: &["HealthCheckConfig"],
        table: "aws_route53_healthcheck/healthcheckconfig_type_inclusive",
        why: "`Type: CLOUDWATCH_METRIC` follows an alarm",
        by_region: false,
    }),
};

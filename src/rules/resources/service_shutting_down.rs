//! W3696: The service behind a resource is going to be shut down.

use super::lifecycle;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::LifecycleStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3696",
        name: "service-shutting-down",
        severity: Severity::Warning,
        summary: "The service behind a resource is going to be shut down.",
    },
    documentation: Documentation {
        finds: "A resource of a service that AWS is going to shut down.",
        matters: "It will stop working on that day.",
        bad: "\
Resources:
  Filter:
    Type: AWS::WAF::WebACL
    Properties:
      Name: filter
      MetricName: filter
      DefaultAction:
        Type: ALLOW
",
        good: "\
Resources:
  Filter:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      VisibilityConfig:
        CloudWatchMetricsEnabled: true
        MetricName: filter
        SampledRequestsEnabled: true
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    lifecycle::check(subject, findings, &RULE, LifecycleStatus::Sunset);
}

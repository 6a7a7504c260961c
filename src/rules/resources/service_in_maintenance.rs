//! W3697: The service behind a resource gets no new features.

use super::lifecycle;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::LifecycleStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3697",
        name: "service-in-maintenance",
        severity: Severity::Warning,
        summary: "The service behind a resource gets no new features.",
    },
    documentation: Documentation {
        finds: "A resource of a service that AWS only maintains, and that new customers cannot use.",
        matters: "Its successor is the better choice for what is new.",
        bad: "\
Resources:
  Workers:
    Type: AWS::AutoScaling::LaunchConfiguration
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.micro
",
        good: "\
Resources:
  Workers:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ami-0123456789abcdef0
        InstanceType: t3.micro
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    lifecycle::check(subject, findings, &RULE, LifecycleStatus::Maintenance);
}

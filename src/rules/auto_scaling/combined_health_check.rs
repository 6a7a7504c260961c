//! E3056: The health check of EC2 is named along with others, which it cannot be.

use super::GROUP;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3056",
        name: "combined-health-check",
        severity: Severity::Error,
        summary: "The health check of EC2 is named along with others, which it cannot be.",
    },
    documentation: Documentation {
        finds: "`HealthCheckType` of an Auto Scaling group with `EC2` among several checks.",
        matters: "The health check of EC2 is always there, and the service refuses it in a list with others.",
        bad: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"1\"
      MaxSize: \"3\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
      HealthCheckType: EC2,ELB
",
        good: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"1\"
      MaxSize: \"3\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
      HealthCheckType: ELB
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, at) in subject.reach_all(&[(GROUP, &["HealthCheckType"])]) {
        let Some(kinds) = subject.scalar(&at).filter(|kinds| kinds.all(is_combined)) else { continue };
        let others: Vec<&str> = names(kinds.text()).filter(|name| *name != "EC2").collect();
        let found = format!("`EC2` cannot be combined with other health checks, as in `{}`", kinds.text());
        let problem = Diagnostic::new(RULE.code, kinds.span, found);
        let problem = problem
            .help(format!("write `HealthCheckType: {}`: that of EC2 is always there", others.join(",")));
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim)
}

fn is_combined(text: &str) -> bool {
    names(text).any(|name| name == "EC2") && names(text).any(|name| name != "EC2")
}

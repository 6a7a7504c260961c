//! E3706: A group is at least as large as it never gets.

use super::{GROUP, sizes};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3706",
        name: "size-out-of-order",
        severity: Severity::Error,
        summary: "A group is at least as large as it never gets.",
    },
    documentation: Documentation {
        finds: "An Auto Scaling group whose `MaxSize` is smaller than its `MinSize`.",
        matters: "The service refuses the group.",
        bad: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"4\"
      MaxSize: \"2\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
",
        good: "\
Resources:
  Servers:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: \"2\"
      MaxSize: \"4\"
      VPCZoneIdentifier:
        - subnet-0123456789abcdef0
      LaunchTemplate:
        LaunchTemplateId: lt-0123456789abcdef0
        Version: \"1\"
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, group) in subject.reach_all(&[(GROUP, &[])]) {
        for (least, most) in sizes(subject, &group) {
            let is_smaller = |most: &str, least: &str| match (most.parse::<u32>(), least.parse::<u32>()) {
                (Ok(most), Ok(least)) => most < least,
                _ => false,
            };
            if most.all_with(&least, is_smaller) {
                let found =
                    format!("`MaxSize` is {}, which is less than `MinSize`, {}", most.text(), least.text());
                let problem = Diagnostic::new(RULE.code, most.span, found).related(least.span, "the least");
                let problem = problem.help(format!("write a `MaxSize` of {} or more", least.text()));
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

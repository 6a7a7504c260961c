//! S3008: An empty value does not switch off what Globals sets.

use super::globals;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3008",
        name: "globals-not-switched-off",
        severity: Severity::Warning,
        summary: "An empty value does not switch off what Globals sets.",
    },
    documentation: Documentation {
        finds: "An empty list or map of a resource where `Globals` has one that is not empty.",
        matters: "SAM joins lists and unites maps, so the empty one adds nothing and takes nothing away: the resource has all that `Globals` says.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    VpcConfig:
      SecurityGroupIds: [sg-0123456789abcdef0]
      SubnetIds: [subnet-0123456789abcdef0]
Resources:
  Outside:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      VpcConfig: {}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    VpcConfig:
      SecurityGroupIds: [sg-0123456789abcdef0]
      SubnetIds: [subnet-0123456789abcdef0]
Resources:
  Outside:
    Type: AWS::Serverless::Function
    IgnoreGlobals: [VpcConfig]
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for merge in globals::merges(subject).iter().filter(|merge| merge.global.is_truthy()) {
        if merge.own.is_truthy() {
            continue;
        }
        let found = format!("this does not switch `{}` off: SAM adds what `Globals` says", merge.path);
        let help = format!("remove it, and add `IgnoreGlobals: [{}]` beside `Properties`", merge.property);
        let finding = Diagnostic::new(RULE.code, merge.own.span, found).help(help);
        findings.push(finding.related(merge.global_span, "it is set here").resource(merge.resource.as_str()));
    }
}

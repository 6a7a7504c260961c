//! W1100: CloudFormation does not know merge keys of YAML.

use super::yaml_alias::anchors;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1100",
        name: "merge-key",
        severity: Severity::Warning,
        summary: "CloudFormation does not know merge keys of YAML.",
    },
    documentation: Documentation {
        finds: "A merge key (`<<`).",
        matters: "CloudFormation refuses the template as it is. `aws cloudformation package` and the SAM command line write out what is merged first.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: &settings
      DelaySeconds: 5
  Other:
    Type: AWS::SQS::Queue
    Properties:
      <<: *settings
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 5
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for span in &anchors(subject).merge_keys {
        let found = "CloudFormation itself does not take merge keys";
        let help = "write the entries out, or deploy with `aws cloudformation package` or SAM";
        findings.suggest(&RULE, *span, found, help);
    }
}

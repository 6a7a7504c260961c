//! W1101: CloudFormation does not know aliases of YAML.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::syntax::{self, Aliases};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1101",
        name: "yaml-alias",
        severity: Severity::Warning,
        summary: "CloudFormation does not know aliases of YAML.",
    },
    documentation: Documentation {
        finds: "An alias (`*name`) in a template without the SAM transform.",
        matters: "CloudFormation refuses the template as it is. `aws cloudformation package` writes out what aliases stand for first.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: &settings
      DelaySeconds: 5
  Other:
    Type: AWS::SQS::Queue
    Properties: *settings
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
    if subject.written.asks_for_sam() {
        return;
    }
    for span in &anchors(subject).aliases {
        let found = "CloudFormation itself does not take aliases";
        let help = "write the value out, or deploy with `aws cloudformation package`";
        findings.suggest(&RULE, *span, found, help);
    }
}

/// The aliases and merge keys of the template's text, which the tree does not show any more.
pub(super) fn anchors(subject: &Subject) -> Aliases {
    match (subject.source, subject.document) {
        (Some(source), Some(document)) => syntax::aliases(&source.text, document.span.file),
        _ => Aliases::default(),
    }
}

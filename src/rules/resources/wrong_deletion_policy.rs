//! E3035: A `DeletionPolicy` is not one that the type has.

use super::policy;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3035",
        name: "wrong-deletion-policy",
        severity: Severity::Error,
        summary: "A `DeletionPolicy` is not one that the type has.",
    },
    documentation: Documentation {
        finds: "A `DeletionPolicy` other than `Delete`, `Retain` and `RetainExceptOnCreate`; or `Snapshot` on a type that makes no snapshots.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DeletionPolicy: Snapshot
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let allowed = &["Delete", "Retain", "RetainExceptOnCreate"];
    policy::check(subject, findings, &RULE, "DeletionPolicy", allowed);
}

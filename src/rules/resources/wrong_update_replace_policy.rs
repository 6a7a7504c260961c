//! E3036: An `UpdateReplacePolicy` is not one that the type has.

use super::policy;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3036",
        name: "wrong-update-replace-policy",
        severity: Severity::Error,
        summary: "An `UpdateReplacePolicy` is not one that the type has.",
    },
    documentation: Documentation {
        finds: "An `UpdateReplacePolicy` other than `Delete` and `Retain`; or `Snapshot` on a type that makes no snapshots.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    UpdateReplacePolicy: Snapshot
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
    policy::check(subject, findings, &RULE, "UpdateReplacePolicy", &["Delete", "Retain"]);
}

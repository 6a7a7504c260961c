//! E1004: The description is no text.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1004",
        name: "description-not-text",
        severity: Severity::Error,
        summary: "The description is no text.",
    },
    documentation: Documentation {
        finds: "A `Description` that is a number, a list, a map or nothing.",
        matters: "CloudFormation takes only literal text there, and no functions.",
        bad: "\
Description:
  Name: orders
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Description: Orders
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let root = &subject.written.root;
    let (Some(node), Some(key)) = (root.get("Description"), root.key_span("Description")) else { return };
    if node.as_str().is_none() {
        let found = format!("`Description` takes text, but this is {}", node.kind());
        findings.suggest(
            &RULE,
            entries::place(key, node),
            found,
            "write literal text, in quotes where in doubt",
        );
    }
}

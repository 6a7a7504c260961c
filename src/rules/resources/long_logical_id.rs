//! I3012: A logical id is nearly as long as it can be.

use super::too_long_logical_id::MOST_CHARACTERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3012",
        name: "long-logical-id",
        severity: Severity::Info,
        summary: "A logical id is nearly as long as it can be.",
    },
    documentation: Documentation {
        finds: "A logical id of more than 229 characters; 255 is the limit.",
        matters: "Names that are made of it, such as those of physical resources, are cut off.",
        bad: "\
Resources:
  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:
    Type: AWS::SNS::Topic
",
        good: "\
Resources:
  AAAAAAAA:
    Type: AWS::SNS::Topic
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let length = resource.logical_id.chars().count();
        if length > MOST_CHARACTERS / 10 * 9 + 4 && length <= MOST_CHARACTERS {
            let found =
                format!("the logical id has {length} of the {MOST_CHARACTERS} characters that it can have");
            findings.push(Diagnostic::new(RULE.code, resource.span, found).help("shorten it"));
        }
    }
}

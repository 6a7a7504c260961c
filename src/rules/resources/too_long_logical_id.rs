//! E3011: A logical id is longer than 255 characters.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3011",
        name: "too-long-logical-id",
        severity: Severity::Error,
        summary: "A logical id is longer than 255 characters.",
    },
    documentation: Documentation {
        finds: "A logical id of more than 255 characters.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:
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

/// How long a logical id can be ("AWS CloudFormation quotas").
pub const MOST_CHARACTERS: usize = 255;

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let length = resource.logical_id.chars().count();
        if length > MOST_CHARACTERS {
            let found = format!("the logical id has {length} characters, and can have {MOST_CHARACTERS}");
            findings.push(Diagnostic::new(RULE.code, resource.span, found).help("shorten it"));
        }
    }
}

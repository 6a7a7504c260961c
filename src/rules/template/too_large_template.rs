//! E1002: The template is larger than CloudFormation takes.

use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1002",
        name: "too-large-template",
        severity: Severity::Error,
        summary: "The template is larger than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A template of more than 1,000,000 bytes, with the resources that contribute most.",
        matters: "CloudFormation takes no more, even from S3.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    size::check(Standing::Over, &RULE, subject, findings);
}

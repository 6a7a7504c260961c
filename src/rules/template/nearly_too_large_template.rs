//! I1002: The template is nearly as large as CloudFormation takes.

use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I1002",
        name: "nearly-too-large-template",
        severity: Severity::Info,
        summary: "The template is nearly as large as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A template of more than 900,000 of the 1,000,000 bytes that CloudFormation takes, with the resources that contribute most.",
        matters: "The next resource may be the one that no longer fits. Moving resources to another stack is easier before there is a hurry.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    size::check(Standing::Near, &RULE, subject, findings);
}

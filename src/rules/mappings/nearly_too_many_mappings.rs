//! I7010: The template has nearly as many mappings as CloudFormation takes.

use super::MAPPINGS;
use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I7010",
        name: "nearly-too-many-mappings",
        severity: Severity::Info,
        summary: "The template has nearly as many mappings as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "More than 180 of the 200 mappings that CloudFormation takes.",
        matters: "There is little room left. Moving some to a nested stack is easier before there is a hurry.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    MAPPINGS.count(Standing::Near, &RULE, subject, findings);
    size::attributes(Standing::Near, &RULE, subject, findings);
}

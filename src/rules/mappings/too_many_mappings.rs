//! E7010: The template has more mappings than CloudFormation takes.

use super::MAPPINGS;
use super::size;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E7010",
        name: "too-many-mappings",
        severity: Severity::Error,
        summary: "The template has more mappings than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "More than 200 mappings.",
        matters: "CloudFormation refuses the template.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    MAPPINGS.count(Standing::Over, &RULE, subject, findings);
    size::attributes(Standing::Over, &RULE, subject, findings);
}

//! E2010: The template has more parameters than CloudFormation takes.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2010",
        name: "too-many-parameters",
        severity: Severity::Error,
        summary: "The template has more parameters than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "More than 200 parameters.",
        matters: "CloudFormation refuses the template.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    PARAMETERS.count(Standing::Over, &RULE, subject, findings);
}

//! E6010: The template has more outputs than CloudFormation takes.

use super::OUTPUTS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E6010",
        name: "too-many-outputs",
        severity: Severity::Error,
        summary: "The template has more outputs than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "More than 200 outputs.",
        matters: "CloudFormation refuses the template.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    OUTPUTS.count(Standing::Over, &RULE, subject, findings);
}

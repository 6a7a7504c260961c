//! I2010: The template has nearly as many parameters as CloudFormation takes.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I2010",
        name: "nearly-too-many-parameters",
        severity: Severity::Info,
        summary: "The template has nearly as many parameters as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "More than 180 of the 200 parameters that CloudFormation takes.",
        matters: "There is little room left. Moving some to a nested stack is easier before there is a hurry.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    PARAMETERS.count(Standing::Near, &RULE, subject, findings);
}

//! S3022: The template expands to nearly as much as CloudFormation takes.

use super::expansion;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3022",
        name: "nearly-too-large-expansion",
        severity: Severity::Info,
        summary: "The template expands to nearly as much as CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A SAM template whose expansion has more than four fifths of the 500 resources or 1,000,000 bytes that CloudFormation takes, with the resources of the template that contribute most.",
        matters: "A function with a few events is a dozen resources, so the limit is nearer than the template looks.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    expansion::check(Standing::Near, &RULE, subject, findings);
}

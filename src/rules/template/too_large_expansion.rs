//! S3021: The template expands to more than CloudFormation takes.

use super::expansion;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::entries::Standing;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3021",
        name: "too-large-expansion",
        severity: Severity::Error,
        summary: "The template expands to more than CloudFormation takes.",
    },
    documentation: Documentation {
        finds: "A SAM template whose expansion has more than 500 resources or 1,000,000 bytes, with the resources of the template that contribute most.",
        matters: "The limits hold for what SAM makes of the template: 60 functions with 8 events each are well over 500 resources. CloudFormation says so only after everything has been uploaded.",
        bad: "",
        good: "",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    expansion::check(Standing::Over, &RULE, subject, findings);
}

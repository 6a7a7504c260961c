//! E3008: A list whose items have fixed positions has too many of them.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3008",
        name: "too-many-positions",
        severity: Severity::Error,
        summary: "A list whose items have fixed positions has too many of them.",
    },
    documentation: Documentation {
        finds: "A list with more items than it has positions.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::Prefix]),
};

//! E3021: A property works only together with another one.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3021",
        name: "missing-companion",
        severity: Severity::Error,
        summary: "A property works only together with another one.",
    },
    documentation: Documentation {
        finds: "A property that needs another one beside it, which is not there.",
        matters: "The service refuses the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::DependentRequired]),
};

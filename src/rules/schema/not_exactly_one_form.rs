//! E3018: A value must have exactly one of several forms.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3018",
        name: "not-exactly-one-form",
        severity: Severity::Error,
        summary: "A value must have exactly one of several forms.",
    },
    documentation: Documentation {
        finds: "A value that fits none of the forms that its property takes, or more than one of them where they exclude each other.",
        matters: "The service cannot tell which is meant, and refuses the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::OneOf]),
};

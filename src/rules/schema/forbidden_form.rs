//! E3101: A value has a form that is ruled out.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3101",
        name: "forbidden-form",
        severity: Severity::Error,
        summary: "A value has a form that is ruled out.",
    },
    documentation: Documentation {
        finds: "A value that has just the form that its schema rules out, such as two keys together.",
        matters: "The service refuses the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::Not]),
};

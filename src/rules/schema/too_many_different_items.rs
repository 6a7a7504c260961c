//! E3065: A list has too many different items.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3065",
        name: "too-many-different-items",
        severity: Severity::Error,
        summary: "A list has too many different items.",
    },
    documentation: Documentation {
        finds: "A list that may repeat items but may only have so many different ones.",
        matters: "The service refuses the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::UniqueItemCount]),
};

//! E3017: A value has none of the forms that its property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3017",
        name: "no-alternative-fits",
        severity: Severity::Error,
        summary: "A value has none of the forms that its property takes.",
    },
    documentation: Documentation {
        finds: "A property that can be written in several ways has a value that is none of them. Where one of the forms was plainly meant, what is wrong with that one is reported instead.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::AnyOf]),
};

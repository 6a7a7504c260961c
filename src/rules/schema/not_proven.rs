//! I3900: Too many conditions decide to look at all combinations.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3900",
        name: "not-proven",
        severity: Severity::Info,
        summary: "Too many conditions decide to look at all combinations.",
    },
    documentation: Documentation {
        finds: "A map whose keys depend on more conditions than samc combines. The combinations of the first six are looked at.",
        matters: "Something may be wrong in a combination that was not looked at. samc says so rather than taking minutes.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::NotProven]),
};

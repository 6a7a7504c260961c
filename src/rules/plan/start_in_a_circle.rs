//! S4007: Resources wait for each other in a circle.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::START_CIRCLE,
    documentation: Documentation {
        finds: "Resources of which each needs the next one to be there first, and the last one the first.",
        matters: "There is no order in which they could be started or deployed.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};

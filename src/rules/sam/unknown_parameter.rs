//! S2004: A value is given for a parameter that the template does not declare.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_PARAMETER,
    documentation: Documentation {
        finds: "A value given with `--parameter` or in a file for a name that is not in `Parameters`.",
        matters: "It has no effect here. A deployment with it fails, because CloudFormation refuses values for parameters that are not there.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};

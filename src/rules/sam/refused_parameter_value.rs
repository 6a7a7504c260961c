//! S2010: A value is given that the parameter does not take.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::REFUSED_PARAMETER_VALUE,
    documentation: Documentation {
        finds: "A value given with `--parameter` or in a file that is none of the parameter's `AllowedValues`, does not fit its `AllowedPattern`, is no number where there must be one, or lies outside of its limits.",
        matters: "CloudFormation refuses a deployment with it before anything is made. Here the value holds all the same, so that what is shown may be an application that cannot exist.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};

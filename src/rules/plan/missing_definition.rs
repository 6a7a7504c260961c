//! S4008: The file of a definition cannot be read, or is no definition.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_DEFINITION,
    documentation: Documentation {
        finds: "A `DefinitionUri` or `AWS::Include` of an API or a state machine that names a file which cannot be read, or which holds no definition.",
        matters: "The routes of the API, or the steps of the state machine, are missing from the plan.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};

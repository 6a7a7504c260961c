//! S2001: The template has SAM resources but no line that asks for the SAM transform.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::MISSING_TRANSFORM,
    documentation: Documentation {
        finds: "Resources of SAM types in a template without `Transform: AWS::Serverless-2016-10-31`. Commands that expand a template say so; the check has `E3038` for it.",
        matters: "CloudFormation does not know the types, and refuses the template.",
        bad: "",
        good: "",
    },
    check: Check::Earlier,
};

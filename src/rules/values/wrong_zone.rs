//! W1036: What `Fn::GetAZs` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1036",
        name: "wrong-zone",
        severity: Severity::Warning,
        summary: "What `Fn::GetAZs` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::GetAZs`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "",
        good: "",
    },
    check: Check::Values("Fn::GetAZs"),
};

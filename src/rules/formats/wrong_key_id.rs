//! E1162: A text is no id of a key.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1162",
        name: "wrong-key-id",
        severity: Severity::Error,
        summary: "A text is no id of a key.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the id of a key, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "",
        good: "",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::KMS::Key.Id")]),
};

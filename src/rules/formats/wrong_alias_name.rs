//! E1164: A text is no name of an alias of a key.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1164",
        name: "wrong-alias-name",
        severity: Severity::Error,
        summary: "A text is no name of an alias of a key.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the name of an alias of a key, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::KMS::Alias
    Properties:
      TargetKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab
      AliasName: orders
",
        good: "\
Resources:
  Example:
    Type: AWS::KMS::Alias
    Properties:
      TargetKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab
      AliasName: alias/orders
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::KMS::Alias.AliasName")]),
};

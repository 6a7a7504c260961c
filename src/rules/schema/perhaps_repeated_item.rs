//! I3037: A list that may have the same item twice has one twice.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3037",
        name: "perhaps-repeated-item",
        severity: Severity::Info,
        summary: "A list that may have the same item twice has one twice.",
    },
    documentation: Documentation {
        finds: "An item that a list has more than once, where that is allowed. The words of a command are left alone.",
        matters: "Nothing is refused, but often it is a slip of copying, and another item was meant.",
        bad: "\
Resources:
  Clerk:
    Type: AWS::IAM::User
    Properties:
      Groups:
        - readers
        - readers
",
        good: "\
Resources:
  Clerk:
    Type: AWS::IAM::User
    Properties:
      Groups:
        - readers
        - writers
",
    },
    check: Check::Keywords(&[Keyword::RepeatedItems]),
};

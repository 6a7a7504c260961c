//! E0000: The text cannot be read, or says something twice.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_SYNTAX,
    documentation: Documentation {
        finds: "A text that is not well-formed YAML or JSON, or a map that has the same key twice.",
        matters: "Nothing can be read from broken text. Of a key that is there twice AWS silently takes the last one, so whatever stands below the first is lost.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: [10
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 10
",
    },
    check: Check::Earlier,
};

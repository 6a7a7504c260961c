//! E3034: A number is too small or too large.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3034",
        name: "out-of-range",
        severity: Severity::Error,
        summary: "A number is too small or too large.",
    },
    documentation: Documentation {
        finds: "A number outside of what its property takes.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 901
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 900
",
    },
    check: Check::Keywords(&[Keyword::Range]),
};

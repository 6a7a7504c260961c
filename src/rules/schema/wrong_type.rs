//! E3012: A value is of another type than its property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3012",
        name: "wrong-type",
        severity: Severity::Error,
        summary: "A value is of another type than its property takes.",
    },
    documentation: Documentation {
        finds: "A list where a string belongs, a map where a list belongs, and so on. Strings that read as numbers or booleans are taken for them, as CloudFormation does.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: [orders]
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: orders
",
    },
    check: Check::Keywords(&[Keyword::Type]),
};

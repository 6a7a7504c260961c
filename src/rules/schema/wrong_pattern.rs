//! E3031: A text has not the form that its property asks for.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3031",
        name: "wrong-pattern",
        severity: Severity::Error,
        summary: "A text has not the form that its property asks for.",
    },
    documentation: Documentation {
        finds: "A text that does not match the regular expression of its property.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: order logs
",
        good: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: order-logs
",
    },
    check: Check::Keywords(&[Keyword::Pattern]),
};

//! E1155: A text is no name of a log group.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1155",
        name: "wrong-log-group-name",
        severity: Severity::Error,
        summary: "A text is no name of a log group.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the name of a log group, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::Logs::LogStream
    Properties:
      LogGroupName: 'orders log'
",
        good: "\
Resources:
  Example:
    Type: AWS::Logs::LogStream
    Properties:
      LogGroupName: /orders/log
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::Logs::LogGroup.Name")]),
};

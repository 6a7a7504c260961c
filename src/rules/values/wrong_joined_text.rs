//! W1032: What `Fn::Join` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1032",
        name: "wrong-joined-text",
        severity: Severity::Warning,
        summary: "What `Fn::Join` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::Join`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Join [' ', [order, logs]]
",
        good: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Join ['-', [order, logs]]
",
    },
    check: Check::Values("Fn::Join"),
};

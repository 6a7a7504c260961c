//! W1035: What `Fn::Select` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1035",
        name: "wrong-selected-value",
        severity: Severity::Warning,
        summary: "What `Fn::Select` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::Select`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Select [0, [order logs, returns]]
",
        good: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Select [1, [order logs, returns]]
",
    },
    check: Check::Values("Fn::Select"),
};

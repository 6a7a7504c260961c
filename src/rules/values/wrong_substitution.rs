//! W1031: What `Fn::Sub` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1031",
        name: "wrong-substitution",
        severity: Severity::Warning,
        summary: "What `Fn::Sub` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::Sub`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub 'logs of ${AWS::Region}'
",
        good: "\
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub 'logs-of-${AWS::Region}'
",
    },
    check: Check::Values("Fn::Sub"),
};

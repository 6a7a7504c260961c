//! W1034: What `Fn::FindInMap` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1034",
        name: "wrong-mapping-value",
        severity: Severity::Warning,
        summary: "What `Fn::FindInMap` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::FindInMap`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Mappings:
  Stages:
    test: {Days: 2}
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: !FindInMap [Stages, test, Days]
",
        good: "\
Mappings:
  Stages:
    test: {Days: 3}
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: !FindInMap [Stages, test, Days]
",
    },
    check: Check::Values("Fn::FindInMap"),
};

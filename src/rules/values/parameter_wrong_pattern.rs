//! W2031: A parameter can have a value that has not the form.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule, Source};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2031",
        name: "parameter-wrong-pattern",
        severity: Severity::Warning,
        summary: "A parameter can have a value that has not the form.",
    },
    documentation: Documentation {
        finds: "A default or allowed value of a parameter that has not the form of a property which refers to it.",
        matters: "The template deploys with other values and fails with this one. Whoever deploys it learns that only then.",
        bad: "\
Parameters:
  Name:
    Type: String
    Default: order logs
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Ref Name
",
        good: "\
Parameters:
  Name:
    Type: String
    Default: order-logs
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Ref Name
",
    },
    check: Check::Values(Source::Parameter(Keyword::Pattern)),
};

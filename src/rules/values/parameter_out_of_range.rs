//! W3034: A parameter can have a value that is outside of the range.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule, Source};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3034",
        name: "parameter-out-of-range",
        severity: Severity::Warning,
        summary: "A parameter can have a value that is outside of the range.",
    },
    documentation: Documentation {
        finds: "A default or allowed value of a parameter that is outside of the range of a property which refers to it.",
        matters: "The template deploys with other values and fails with this one. Whoever deploys it learns that only then.",
        bad: "\
Parameters:
  Seconds:
    Type: Number
    Default: 5
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: !Ref Seconds
",
        good: "\
Parameters:
  Seconds:
    Type: Number
    Default: 86400
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: !Ref Seconds
",
    },
    check: Check::Values(Source::Parameter(Keyword::Range)),
};

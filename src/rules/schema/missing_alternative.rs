//! E3058: At least one of several properties must be set.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3058",
        name: "missing-alternative",
        severity: Severity::Error,
        summary: "At least one of several properties must be set.",
    },
    documentation: Documentation {
        finds: "None of the properties of which the type needs at least one.",
        matters: "The service refuses the resource.",
        bad: "\
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      Description: Every night
",
        good: "\
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      Description: Every night
      ScheduleExpression: cron(0 3 * * ? *)
",
    },
    check: Check::Keywords(&[Keyword::RequiredOr]),
};

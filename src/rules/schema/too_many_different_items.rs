//! E3065: A list has too many different items.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3065",
        name: "too-many-different-items",
        severity: Severity::Error,
        summary: "A list has too many different items.",
    },
    documentation: Documentation {
        finds: "A list that may repeat items but may only have so many different ones.",
        matters: "The service refuses the resource.",
        bad: "\
Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      MetricName: Errors
      Namespace: AWS/Lambda
      Statistic: Sum
      Period: 60
      Threshold: 1
      AlarmActions:
        - arn:aws:sns:us-east-1:123456789012:team1
        - arn:aws:sns:us-east-1:123456789012:team2
        - arn:aws:sns:us-east-1:123456789012:team3
        - arn:aws:sns:us-east-1:123456789012:team4
        - arn:aws:sns:us-east-1:123456789012:team5
        - arn:aws:sns:us-east-1:123456789012:team6
",
        good: "\
Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      MetricName: Errors
      Namespace: AWS/Lambda
      Statistic: Sum
      Period: 60
      Threshold: 1
      AlarmActions:
        - arn:aws:sns:us-east-1:123456789012:team1
        - arn:aws:sns:us-east-1:123456789012:team2
        - arn:aws:sns:us-east-1:123456789012:team3
        - arn:aws:sns:us-east-1:123456789012:team4
        - arn:aws:sns:us-east-1:123456789012:team5
",
    },
    check: Check::Keywords(&[Keyword::UniqueItemCount]),
};

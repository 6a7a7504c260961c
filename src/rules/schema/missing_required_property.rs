//! E3003: A property that this type needs is missing.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3003",
        name: "missing-required-property",
        severity: Severity::Error,
        summary: "A property that this type needs is missing.",
    },
    documentation: Documentation {
        finds: "A property that the type, or a part of it, cannot do without. A property that a condition takes away with `AWS::NoValue` counts as missing where the condition holds.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
",
        good: "\
Resources:
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      TopicArn: arn:aws:sns:us-east-1:123456789012:news
      Endpoint: arn:aws:sqs:us-east-1:123456789012:news
",
    },
    check: Check::Keywords(&[Keyword::Required]),
};

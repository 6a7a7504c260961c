//! E1158: A text is no ARN of a topic.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1158",
        name: "wrong-topic-arn",
        severity: Severity::Error,
        summary: "A text is no ARN of a topic.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the ARN of a topic, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: arn:aws:sqs:eu-central-1:123456789012:orders
      TopicArn: orders
",
        good: "\
Resources:
  Example:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: arn:aws:sqs:eu-central-1:123456789012:orders
      TopicArn: arn:aws:sns:eu-central-1:123456789012:orders
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::SNS::Topic.Arn")]),
};

//! E3033: A text is too short or too long.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3033",
        name: "wrong-length",
        severity: Severity::Error,
        summary: "A text is too short or too long.",
    },
    documentation: Documentation {
        finds: "A text with fewer or more characters than its property takes.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Description: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"
",
        good: "\
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Description: Takes orders
",
    },
    check: Check::Keywords(&[Keyword::Length]),
};

//! E3031: A text has not the form that its property asks for.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3031",
        name: "wrong-pattern",
        severity: Severity::Error,
        summary: "A text has not the form that its property asks for.",
    },
    documentation: Documentation {
        finds: "A text that does not match the regular expression of its property.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      Role: fn-role
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
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
",
    },
    check: Check::Keywords(&[Keyword::Pattern]),
};

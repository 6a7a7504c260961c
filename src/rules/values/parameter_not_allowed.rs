//! W2030: A parameter can have a value that is not an allowed value.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule, Source};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2030",
        name: "parameter-not-allowed",
        severity: Severity::Warning,
        summary: "A parameter can have a value that is not an allowed value.",
    },
    documentation: Documentation {
        finds: "A default or allowed value of a parameter that is not an allowed value of a property which refers to it.",
        matters: "The template deploys with other values and fails with this one. Whoever deploys it learns that only then.",
        bad: "\
Parameters:
  Architecture:
    Type: String
    Default: x86
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Architectures: [!Ref Architecture]
",
        good: "\
Parameters:
  Architecture:
    Type: String
    Default: x86_64
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Architectures: [!Ref Architecture]
",
    },
    check: Check::Values(Source::Parameter(Keyword::Enum)),
};

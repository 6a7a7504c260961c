//! E3717: A function has more time than Lambda gives it.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3717",
        name: "too-long-timeout",
        severity: Severity::Error,
        summary: "A function has more time than Lambda gives it.",
    },
    documentation: Documentation {
        finds: "A `Timeout` over 900 on a function without `CapacityProviderConfig`.",
        matters: "Lambda refuses to create the function: only one that runs on instances of your own may take up to 5,400 seconds.",
        bad: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Timeout: 1200
",
        good: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Timeout: 900
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::Lambda::Function", "AWS::Serverless::Function"],
        path: &[],
        table: "aws_lambda_function/capacity_provider_timeout",
        why: "a function without `CapacityProviderConfig` may run for 900 seconds",
        by_region: false,
    }),
};

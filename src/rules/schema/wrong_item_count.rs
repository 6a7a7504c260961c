//! E3032: A list has too few or too many items.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3032",
        name: "wrong-item-count",
        severity: Severity::Error,
        summary: "A list has too few or too many items.",
    },
    documentation: Documentation {
        finds: "A list, or a map, with fewer or more entries than its property takes. Entries that a condition takes away are not counted where it holds.",
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
      Architectures: [x86_64, arm64]
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
      Architectures: [arm64]
",
    },
    check: Check::Keywords(&[Keyword::ItemCount, Keyword::PropertyCount, Keyword::Contains]),
};

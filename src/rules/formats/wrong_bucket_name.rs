//! E1161: A text is no name of a bucket.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1161",
        name: "wrong-bucket-name",
        severity: Severity::Error,
        summary: "A text is no name of a bucket.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the name of a bucket, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: My_Bucket
",
        good: "\
Resources:
  Example:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: my-bucket
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::S3::Bucket.Name")]),
};

//! W1033: What `Fn::Split` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1033",
        name: "wrong-split",
        severity: Severity::Warning,
        summary: "What `Fn::Split` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Fn::Split`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Architectures: !Split [',', 'x86']
",
        good: "\
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Architectures: !Split [',', 'arm64']
",
    },
    check: Check::Values("Fn::Split"),
};

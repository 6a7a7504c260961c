//! W1030: What `Ref` gives is not what the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W1030",
        name: "wrong-reference-value",
        severity: Severity::Warning,
        summary: "What `Ref` gives is not what the property takes.",
    },
    documentation: Documentation {
        finds: "A value of `Ref`, as far as it can be worked out from the template, that the property does not take.",
        matters: "For these values CloudFormation will refuse the resource.",
        bad: "\
Parameters:
  Text:
    Type: String
    Default: 'Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. Takes orders. '
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Description: !Ref Text
",
        good: "\
Parameters:
  Text:
    Type: String
    Default: 'Takes orders.'
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: arn:aws:iam::123456789012:role/fn
      Code: {S3Bucket: artifacts-bucket, S3Key: fn.zip}
      Handler: app.handler
      Description: !Ref Text
",
    },
    check: Check::Values("Ref"),
};

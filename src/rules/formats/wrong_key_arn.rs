//! E1157: A text is no ARN of a key.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1157",
        name: "wrong-key-arn",
        severity: Severity::Error,
        summary: "A text is no ARN of a key.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the ARN of a key, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::APS::Workspace
    Properties:
      KmsKeyArn: alias/orders
",
        good: "\
Resources:
  Example:
    Type: AWS::APS::Workspace
    Properties:
      KmsKeyArn: arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::KMS::Key.Arn")]),
};

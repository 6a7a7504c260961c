//! E1152: A text is no id of a machine image.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1152",
        name: "wrong-image-id",
        severity: Severity::Error,
        summary: "A text is no id of a machine image.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the id of a machine image, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: amazon-linux
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::EC2::Image.Id")]),
};

//! E1153: A text is no name of a security group.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1153",
        name: "wrong-security-group-name",
        severity: Severity::Error,
        summary: "A text is no name of a security group.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the name of a security group, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      SecurityGroups: ['größe']
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      SecurityGroups: [web]
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::EC2::SecurityGroup.Name")]),
};

//! E1154: A text is no id of a subnet.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1154",
        name: "wrong-subnet-id",
        severity: Severity::Error,
        summary: "A text is no id of a subnet.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the id of a subnet, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      SubnetId: public
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      SubnetId: subnet-0123456789abcdef0
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::EC2::Subnet.Id")]),
};

//! E1151: A text is no id of a VPC.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1151",
        name: "wrong-vpc-id",
        severity: Severity::Error,
        summary: "A text is no id of a VPC.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the id of a VPC, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: main
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: vpc-0123456789abcdef0
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::EC2::VPC.Id")]),
};

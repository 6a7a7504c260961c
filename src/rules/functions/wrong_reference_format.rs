//! E1041: Ref gives a text of another format than the property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1041",
        name: "wrong-reference-format",
        severity: Severity::Error,
        summary: "Ref gives a text of another format than the property takes.",
    },
    documentation: Documentation {
        finds: "A `Ref` to, say, a topic where the id of a VPC belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      CidrBlock: 10.0.0.0/24
      VpcId: !Ref Topic
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      CidrBlock: 10.0.0.0/24
      VpcId: !Ref Vpc
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
",
    },
    check: Check::Keywords(&[Keyword::ResultFormat("Ref")]),
};

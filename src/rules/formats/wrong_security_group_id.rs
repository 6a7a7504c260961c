//! E1150: A text is no id of a security group.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1150",
        name: "wrong-security-group-id",
        severity: Severity::Error,
        summary: "A text is no id of a security group.",
    },
    documentation: Documentation {
        finds: "A text that cannot be the id of a security group, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      IpProtocol: tcp
      FromPort: 443
      ToPort: 443
      CidrIp: 10.0.0.0/16
      GroupId: sg-web
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      IpProtocol: tcp
      FromPort: 443
      ToPort: 443
      CidrIp: 10.0.0.0/16
      GroupId: sg-0123456789abcdef0
",
    },
    check: Check::Keywords(&[Keyword::Format("AWS::EC2::SecurityGroup.Id")]),
};

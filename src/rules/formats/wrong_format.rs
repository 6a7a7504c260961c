//! E1103: A text has not the format that its property asks for.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1103",
        name: "wrong-format",
        severity: Severity::Error,
        summary: "A text has not the format that its property asks for.",
    },
    documentation: Documentation {
        finds: "A text that is no date, time, address or network, where one belongs.",
        matters: "The deployment fails when CloudFormation hands the value on.",
        bad: "\
Resources:
  Example:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.1/16
",
        good: "\
Resources:
  Example:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
",
    },
    check: Check::Keywords(FORMATS),
};

const FORMATS: &[Keyword] = &[
    Keyword::Format("content"),
    Keyword::Format("date"),
    Keyword::Format("date-time"),
    Keyword::Format("email"),
    Keyword::Format("ipv4"),
    Keyword::Format("ipv4-network"),
    Keyword::Format("ipv6"),
    Keyword::Format("ipv6-network"),
    Keyword::Format("time"),
];

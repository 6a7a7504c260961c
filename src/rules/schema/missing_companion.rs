//! E3021: A property works only together with another one.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3021",
        name: "missing-companion",
        severity: Severity::Error,
        summary: "A property works only together with another one.",
    },
    documentation: Documentation {
        finds: "A property that needs another one beside it, which is not there.",
        matters: "The service refuses the resource.",
        bad: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      Ipv4NetmaskLength: 24
",
        good: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      Ipv4NetmaskLength: 24
      Ipv4IpamPoolId: ipam-pool-0123456789abcdef0
",
    },
    check: Check::Keywords(&[Keyword::DependentRequired]),
};

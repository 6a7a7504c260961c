//! E3014: Exactly one of several properties must be set.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3014",
        name: "exclusive-properties",
        severity: Severity::Error,
        summary: "Exactly one of several properties must be set.",
    },
    documentation: Documentation {
        finds: "None, or more than one, of properties of which the type needs exactly one.",
        matters: "The service cannot tell which of them holds, and refuses the resource.",
        bad: "\
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      EnableDnsSupport: true
",
        good: "\
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      EnableDnsSupport: true
      CidrBlock: 10.0.0.0/16
",
    },
    check: Check::Keywords(&[Keyword::RequiredXor]),
};

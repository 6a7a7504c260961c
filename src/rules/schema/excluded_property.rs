//! E3020: Properties that exclude each other are both set.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3020",
        name: "excluded-property",
        severity: Severity::Error,
        summary: "Properties that exclude each other are both set.",
    },
    documentation: Documentation {
        finds: "Two properties that cannot stand beside each other.",
        matters: "The service refuses the resource, or one of the two silently counts for nothing.",
        bad: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
      AvailabilityZone: us-east-1a
      AvailabilityZoneId: use1-az1
",
        good: "\
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.0.0.0/24
      AvailabilityZone: us-east-1a
",
    },
    check: Check::Keywords(&[Keyword::DependentExcluded]),
};

//! W3703: A gateway of a virtual private network is of a type that there is not.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3703",
        name: "wrong-gateway-type",
        severity: Severity::Warning,
        summary: "A gateway of a virtual private network is of a type that there is not.",
    },
    documentation: Documentation {
        finds: "A VPN gateway whose `Type` is not `ipsec.1`.",
        matters: "It is the only type that EC2 has.",
        bad: "\
Resources:
  Gateway:
    Type: AWS::EC2::VPNGateway
    Properties:
      Type: ipsec
",
        good: "\
Resources:
  Gateway:
    Type: AWS::EC2::VPNGateway
    Properties:
      Type: ipsec.1
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::EC2::VPNGateway"],
        path: &["Type"],
        table: "aws_ec2_vpngateway/type_enum",
        why: "",
        by_region: false,
    }),
};

//! E3683: A target group has a port that its protocol does not have.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3683",
        name: "wrong-port-of-protocol",
        severity: Severity::Error,
        summary: "A target group has a port that its protocol does not have.",
    },
    documentation: Documentation {
        finds: "A target group with `Protocol: GENEVE` and another `Port` than 6081.",
        matters: "GENEVE has this port and no other, and Elastic Load Balancing refuses the target group.",
        bad: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: GENEVE
      Port: 80
",
        good: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: GENEVE
      Port: 6081
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElasticLoadBalancingV2::TargetGroup"],
        path: &[],
        table: "aws_elasticloadbalancingv2_targetgroup/protocol_restrictions",
        why: "GENEVE has one port",
        by_region: false,
    }),
};

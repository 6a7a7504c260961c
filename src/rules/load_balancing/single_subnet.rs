//! E3680: An application load balancer is in one subnet only.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3680",
        name: "single-subnet",
        severity: Severity::Error,
        summary: "An application load balancer is in one subnet only.",
    },
    documentation: Documentation {
        finds: "An application load balancer with fewer than two `Subnets` or `SubnetMappings`.",
        matters: "Elastic Load Balancing refuses it: it takes subnets of two availability zones, so that the load balancer outlives one.",
        bad: "\
Resources:
  Front:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets:
        - subnet-0123456789abcdef0
",
        good: "\
Resources:
  Front:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets:
        - subnet-0123456789abcdef0
        - subnet-0fedcba9876543210
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElasticLoadBalancingV2::LoadBalancer"],
        path: &[],
        table: "aws_elasticloadbalancingv2_loadbalancer/application_subnets",
        why: "an application load balancer is in two availability zones",
        by_region: false,
    }),
};

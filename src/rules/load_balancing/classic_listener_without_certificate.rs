//! E3679: A listener of a classic load balancer is secure, but has no certificate.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3679",
        name: "classic-listener-without-certificate",
        severity: Severity::Error,
        summary: "A listener of a classic load balancer is secure, but has no certificate.",
    },
    documentation: Documentation {
        finds: "A listener of a classic load balancer with `Protocol: HTTPS` or `SSL` without `SSLCertificateId`.",
        matters: "The load balancer has nothing to show to those who connect, and Elastic Load Balancing refuses it.",
        bad: "\
Resources:
  Front:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      Subnets:
        - subnet-0123456789abcdef0
      Listeners:
        - LoadBalancerPort: \"443\"
          Protocol: HTTPS
          InstancePort: \"80\"
",
        good: "\
Resources:
  Front:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      Subnets:
        - subnet-0123456789abcdef0
      Listeners:
        - LoadBalancerPort: \"443\"
          Protocol: HTTPS
          InstancePort: \"80\"
          SSLCertificateId: !ImportValue certificate
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElasticLoadBalancing::LoadBalancer"],
        path: &["Listeners", "*"],
        table: "aws_elasticloadbalancing_loadbalancer/certificate",
        why: "a listener of HTTPS or SSL shows a certificate",
        by_region: false,
    }),
};

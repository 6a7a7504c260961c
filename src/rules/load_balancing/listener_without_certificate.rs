//! E3676: A listener is secure, but has no certificate.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3676",
        name: "listener-without-certificate",
        severity: Severity::Error,
        summary: "A listener is secure, but has no certificate.",
    },
    documentation: Documentation {
        finds: "A listener with `Protocol: HTTPS` or `TLS` without `Certificates`.",
        matters: "The load balancer has nothing to show to those who connect, and Elastic Load Balancing refuses the listener.",
        bad: "\
Resources:
  Secure:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !ImportValue load-balancer
      Port: 443
      Protocol: HTTPS
      DefaultActions:
        - Type: fixed-response
          FixedResponseConfig:
            StatusCode: \"404\"
",
        good: "\
Resources:
  Secure:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !ImportValue load-balancer
      Port: 443
      Protocol: HTTPS
      DefaultActions:
        - Type: fixed-response
          FixedResponseConfig:
            StatusCode: \"404\"
      Certificates:
        - CertificateArn: !ImportValue certificate
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ElasticLoadBalancingV2::Listener"],
        path: &[],
        table: "aws_elasticloadbalancingv2_listener/certificate",
        why: "a listener of HTTPS or TLS shows a certificate",
        by_region: false,
    }),
};

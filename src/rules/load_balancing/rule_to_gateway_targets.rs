//! E3711: A rule of a listener forwards to targets of a gateway load balancer.

use super::TARGET_GROUP;
use crate::check::{Findings, Place, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3711",
        name: "rule-to-gateway-targets",
        severity: Severity::Error,
        summary: "A rule of a listener forwards to targets of a gateway load balancer.",
    },
    documentation: Documentation {
        finds: "A listener rule that forwards to a target group with `Protocol: GENEVE`.",
        matters: "GENEVE is the protocol of gateway load balancers, which have no rules. Elastic Load Balancing refuses the rule.",
        bad: "\
Resources:
  Appliances:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: GENEVE
      Port: 6081
  ToAppliances:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !ImportValue listener
      Priority: 1
      Conditions:
        - Field: path-pattern
          Values:
            - /inspect/*
      Actions:
        - Type: forward
          TargetGroupArn: !Ref Appliances
",
        good: "\
Resources:
  Appliances:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: HTTP
      Port: 80
  ToAppliances:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !ImportValue listener
      Priority: 1
      Conditions:
        - Field: path-pattern
          Values:
            - /inspect/*
      Actions:
        - Type: forward
          TargetGroupArn: !Ref Appliances
",
    },
    check: Check::Subject(check),
};

/// Where rules name target groups.
const PLACES: &[Place] = &[
    ("AWS::ElasticLoadBalancingV2::ListenerRule", &["Actions", "*", "TargetGroupArn"]),
    (
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        &["Actions", "*", "ForwardConfig", "TargetGroups", "*", "TargetGroupArn"],
    ),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, at) in subject.reach_all(PLACES) {
        let Some(group) = subject.target(at.node).filter(|group| group.kind == TARGET_GROUP) else {
            continue;
        };
        let protocols = subject.reach(group, &["Protocol"]).into_iter();
        let protocols =
            protocols.filter(|to| subject.evaluator.conditions.both(&to.scope, &at.scope).is_some());
        let mut geneve = protocols.filter_map(|to| subject.scalar(&to)).filter(|to| to.is("GENEVE"));
        let Some(protocol) = geneve.next() else { continue };
        let found = format!("a rule cannot forward to `{}`, which has the protocol GENEVE", group.logical_id);
        let problem = Diagnostic::new(RULE.code, at.node.span, found).related(protocol.span, "the protocol");
        let problem =
            problem.help("forward to targets of another protocol; GENEVE is for gateway load balancers");
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

//! E3684: A target group has what its health checks do not have.

use super::TARGET_GROUP;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3684",
        name: "wrong-for-health-check",
        severity: Severity::Error,
        summary: "A target group has what its health checks do not have.",
    },
    documentation: Documentation {
        finds: "A target group with `Matcher` or `ProtocolVersion` whose `HealthCheckProtocol` is neither `HTTP` nor `HTTPS`.",
        matters: "Only HTTP has status codes and versions, and Elastic Load Balancing refuses the target group.",
        bad: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: TCP
      Port: 5432
      HealthCheckProtocol: TCP
      Matcher:
        HttpCode: \"200\"
",
        good: "\
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Protocol: TCP
      Port: 5432
      HealthCheckProtocol: HTTP
      Matcher:
        HttpCode: \"200\"
",
    },
    check: Check::Subject(check),
};

/// What only health checks of HTTP have.
const OF_HTTP: [&str; 2] = ["Matcher", "ProtocolVersion"];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, group) in subject.reach_all(&[(TARGET_GROUP, &[])]) {
        let protocols = subject.scalars(&group, &["HealthCheckProtocol"]).into_iter();
        for protocol in protocols.filter(|protocol| protocol.all(|text| !["HTTP", "HTTPS"].contains(&text))) {
            let group = group.in_scope(&protocol.scope);
            for (name, at) in
                OF_HTTP.iter().flat_map(|name| Some((name, subject.from(&group, &[name]).pop()?)))
            {
                let found = format!("`{name}` does not go with health checks of {}", protocol.text());
                let problem = Diagnostic::new(RULE.code, at.span, found);
                let problem = problem.help("remove it, or write `HealthCheckProtocol: HTTP`");
                let problem = problem.related(protocol.span, "the protocol of the health checks");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

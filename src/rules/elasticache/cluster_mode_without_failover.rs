//! E3026: A replication group in cluster mode lacks what cluster mode needs.

use crate::check::{Findings, Known, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3026",
        name: "cluster-mode-without-failover",
        severity: Severity::Error,
        summary: "A replication group in cluster mode lacks what cluster mode needs.",
    },
    documentation: Documentation {
        finds: "An `AWS::ElastiCache::ReplicationGroup` whose `CacheParameterGroupName` names a group of the template with `cluster-enabled: yes`, and which turns `AutomaticFailoverEnabled` off, or has fewer than two nodes.",
        matters: "ElastiCache refuses to create the group: the shards of a cluster fail over by themselves, and need nodes to fail over to.",
        bad: "\
Resources:
  Sharded:
    Type: AWS::ElastiCache::ParameterGroup
    Properties:
      CacheParameterGroupFamily: redis7
      Description: Redis in cluster mode
      Properties:
        cluster-enabled: \"yes\"
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      Engine: redis
      CacheNodeType: cache.t4g.micro
      CacheParameterGroupName: !Ref Sharded
      NumNodeGroups: 2
      AutomaticFailoverEnabled: false
",
        good: "\
Resources:
  Sharded:
    Type: AWS::ElastiCache::ParameterGroup
    Properties:
      CacheParameterGroupFamily: redis7
      Description: Redis in cluster mode
      Properties:
        cluster-enabled: \"yes\"
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      Engine: redis
      CacheNodeType: cache.t4g.micro
      CacheParameterGroupName: !Ref Sharded
      NumNodeGroups: 2
      AutomaticFailoverEnabled: true
",
    },
    check: Check::Subject(check),
};

/// Properties that say how many nodes there are in other ways.
const OTHER_NUMBERS: &[&str] = &["NodeGroupConfiguration", "NumNodeGroups", "ReplicasPerNodeGroup"];

fn check(subject: &Subject, findings: &mut Findings) {
    for group in subject.resources_of("AWS::ElastiCache::ReplicationGroup") {
        let parameters =
            subject.related(group, &["CacheParameterGroupName"], "AWS::ElastiCache::ParameterGroup");
        for (parameters, scope, span) in parameters {
            let scopes = in_cluster_mode(subject, parameters, &scope);
            let failover = scopes.iter().find_map(|scope| without_failover(subject, group, scope));
            let nodes = scopes.iter().find_map(|scope| with_one_node(subject, group, scope));
            let problems = failover.into_iter().chain(nodes);
            findings.extend(problems.map(|found| found.related(span, "its parameters turn cluster mode on")));
        }
    }
}

/// The conditions under which a group of parameters turns cluster mode on.
fn in_cluster_mode(subject: &Subject, parameters: &Resource, scope: &Scope) -> Vec<Scope> {
    let both = parameters.property("Properties").zip(scope.and(&parameters.scope));
    let Some((node, scope)) = both else { return Vec::new() };
    let reached = subject.below(node, (&scope, node.span), &["cluster-enabled"]).into_iter();
    let known = reached.filter_map(|at| subject.known_text(at.node, at.scope));
    let on = known.filter(|known| known.text == "yes").map(|known| known.scope);
    on.filter(|scope| subject.evaluator.conditions.is_possible(scope)).collect()
}

fn without_failover(subject: &Subject, group: &Resource, scope: &Scope) -> Option<Diagnostic> {
    let off = subject.known(group, "AutomaticFailoverEnabled", scope).into_iter().find(Known::is_false)?;
    let found = "a cluster fails over by itself, and `AutomaticFailoverEnabled` is off";
    Some(problem(group, off.span, found).help("write `AutomaticFailoverEnabled: true`"))
}

fn with_one_node(subject: &Subject, group: &Resource, scope: &Scope) -> Option<Diagnostic> {
    if OTHER_NUMBERS.iter().any(|name| subject.may_have(group, name, scope)) {
        return None;
    }
    let known = subject.known(group, "NumCacheClusters", scope).into_iter();
    let mut few = known.filter(|known| matches!(known.text.as_str(), "0" | "1"));
    let span = few.next().map(|known| known.span);
    let is_missing = group.property("NumCacheClusters").is_none();
    let span = span.or_else(|| is_missing.then(|| group.attribute_span("Properties")))?;
    let found = "a cluster needs at least two nodes to fail over";
    Some(problem(group, span, found).help("write `NumCacheClusters: 2`, or say it by `NumNodeGroups`"))
}

fn problem(group: &Resource, span: Span, found: &str) -> Diagnostic {
    Diagnostic::new(RULE.code, span, found).resource(group.logical_id.as_str())
}

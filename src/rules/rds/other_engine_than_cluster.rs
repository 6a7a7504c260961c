//! E3707: A database instance has another engine than its cluster.

use super::engine;
use super::membership::{self, Membership};
use crate::check::{Findings, Known, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3707",
        name: "other-engine-than-cluster",
        severity: Severity::Error,
        summary: "A database instance has another engine than its cluster.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` whose `DBClusterIdentifier` names a cluster of the template with another `Engine`.",
        matters: "RDS refuses to add the instance to the cluster.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-mysql
      DBInstanceClass: db.r6g.large
      DBClusterIdentifier: !Ref Orders
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-postgresql
      DBInstanceClass: db.r6g.large
      DBClusterIdentifier: !Ref Orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for member in membership::all(subject) {
        let pairs = engine::of(subject, member.instance, &member.scope).into_iter().flat_map(|own| {
            let clusters = engine::of(subject, member.cluster, &own.scope).into_iter();
            clusters.map(move |cluster| (own.clone(), cluster))
        });
        let mut wrong = pairs.filter(|(own, cluster)| own.text != cluster.text);
        findings.extend(wrong.next().map(|(own, cluster)| finding(&member, &own, &cluster)));
    }
}

fn finding(member: &Membership, own: &Known, cluster: &Known) -> Diagnostic {
    let id = member.cluster.logical_id.as_str();
    let found = format!("the engine is `{}`, but that of its cluster `{id}` is `{}`", own.text, cluster.text);
    let problem = Diagnostic::new(RULE.code, own.span, found);
    let problem = problem.help(format!("write `Engine: {}`", cluster.text));
    problem.related(cluster.span, "the engine of the cluster").resource(member.instance.logical_id.as_str())
}

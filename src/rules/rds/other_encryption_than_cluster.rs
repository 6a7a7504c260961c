//! E3709: A database instance is encrypted and its cluster is not, or the other way around.

use super::membership::{self, Membership};
use crate::check::{Findings, Known, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3709",
        name: "other-encryption-than-cluster",
        severity: Severity::Error,
        summary: "A database instance is encrypted and its cluster is not, or the other way around.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` whose `StorageEncrypted` differs from that of the cluster of the template that its `DBClusterIdentifier` names. A cluster is not encrypted when it does not say so.",
        matters: "RDS refuses to add the instance to the cluster: the storage belongs to the cluster, and is encrypted as a whole or not at all.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      ManageMasterUserPassword: true
      MasterUsername: orders
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-postgresql
      DBInstanceClass: db.r6g.large
      DBClusterIdentifier: !Ref Orders
      StorageEncrypted: true
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
      StorageEncrypted: true
",
    },
    check: Check::Subject(check),
};

/// A cluster with one of these is encrypted as what it is made from.
const SOURCES: &[&str] = &[
    "GlobalClusterIdentifier",
    "ReplicationSourceIdentifier",
    "SnapshotIdentifier",
    "SourceDBClusterIdentifier",
    "SourceDbClusterResourceId",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for member in membership::all(subject) {
        let own = subject.known(member.instance, "StorageEncrypted", &member.scope).into_iter();
        let mut wrong = own.filter(|own| differs(subject, member.cluster, own));
        findings.extend(wrong.next().map(|own| finding(&member, &own)));
    }
}

fn differs(subject: &Subject, cluster: &Resource, own: &Known) -> bool {
    let of_cluster = subject.known(cluster, "StorageEncrypted", &own.scope);
    let by_default = own.is_true() && is_plain(subject, cluster, &own.scope);
    by_default || of_cluster.iter().any(|cluster| !cluster.text.eq_ignore_ascii_case(&own.text))
}

/// Whether nothing says that the cluster is encrypted.
fn is_plain(subject: &Subject, cluster: &Resource, scope: &Scope) -> bool {
    subject.may_lack(cluster, "StorageEncrypted", scope)
        && !SOURCES.iter().any(|source| subject.may_have(cluster, source, scope))
}

fn finding(member: &Membership, own: &Known) -> Diagnostic {
    let id = member.cluster.logical_id.as_str();
    let (found, help) = if own.is_true() {
        (
            format!("the instance is encrypted, but its cluster `{id}` is not"),
            format!("add `StorageEncrypted: true` to `{id}`"),
        )
    } else {
        (
            format!("the instance is not encrypted, but its cluster `{id}` is"),
            "remove `StorageEncrypted`: the cluster says it".to_owned(),
        )
    };
    let problem = Diagnostic::new(RULE.code, own.span, found).help(help);
    let problem = problem.related(member.cluster.property_span("StorageEncrypted"), "the cluster");
    problem.resource(member.instance.logical_id.as_str())
}

//! E3682: An instance of Aurora has a property that only its cluster has.

use super::engine;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3682",
        name: "property-of-aurora-cluster",
        severity: Severity::Error,
        summary: "An instance of Aurora has a property that only its cluster has.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with an engine of Aurora and `AllocatedStorage`, `CopyTagsToSnapshot`, `DeletionProtection`, `EnableIAMDatabaseAuthentication` or `MasterUserPassword`.",
        matters: "Storage, users and backups of Aurora belong to the cluster: RDS refuses these properties on an instance.",
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
      Engine: aurora-postgresql
      DBInstanceClass: db.r6g.large
      DBClusterIdentifier: !Ref Orders
      DeletionProtection: true
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
      DeletionProtection: true
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

/// What only clusters have; from the reference of `AWS::RDS::DBInstance`, which says "not applicable" to Aurora.
const OF_CLUSTERS: &[&str] = &[
    "AllocatedStorage",
    "CopyTagsToSnapshot",
    "DeletionProtection",
    "EnableIAMDatabaseAuthentication",
    "MasterUserPassword",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for instance in subject.resources_of(engine::INSTANCE) {
        let engines = engine::of(subject, instance, &instance.scope);
        let auroras: Vec<_> =
            engines.into_iter().filter(|engine| engine.text.starts_with("aurora")).collect();
        for property in OF_CLUSTERS {
            if auroras.iter().any(|engine| subject.may_have(instance, property, &engine.scope)) {
                findings.push(finding(instance, property));
            }
        }
    }
}

fn finding(instance: &Resource, property: &str) -> Diagnostic {
    let found = format!("an instance of Aurora cannot have `{property}`: it belongs to the cluster");
    let help = format!("remove it, or set `{property}` on the `AWS::RDS::DBCluster`");
    let problem = Diagnostic::new(RULE.code, instance.property_span(property), found).help(help);
    problem.resource(instance.logical_id.as_str())
}

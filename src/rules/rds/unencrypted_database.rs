//! S3063: The storage of a database is not encrypted.

use super::engine;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3063",
        name: "unencrypted-database",
        severity: Severity::Info,
        summary: "The storage of a database is not encrypted.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` of its own, neither a member of a cluster nor made from another one, without `StorageEncrypted`, or with `StorageEncrypted: false`.",
        matters: "Storage and backups lie in the clear. It cannot be turned on later: CloudFormation then replaces the instance by an empty one.",
        bad: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      ManageMasterUserPassword: true
      MasterUsername: orders
",
        good: "\
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: \"20\"
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: orders
",
    },
    check: Check::Subject(check),
};

/// Engines that are encrypted anyway, or cannot be: see "Encrypting Amazon RDS resources" in the user guide.
const OTHERS: &[&str] = &["aurora", "custom-", "sqlserver-ex"];

fn check(subject: &Subject, findings: &mut Findings) {
    for instance in subject.resources_of(engine::INSTANCE) {
        let engines = engine::of(subject, instance, &instance.scope);
        let is_other = engines.iter().any(|engine| OTHERS.iter().any(|name| engine.text.starts_with(name)));
        if engines.is_empty() || is_other || inherits(subject, instance) {
            continue;
        }
        if let Some(span) = unencrypted(subject, instance) {
            let found = format!("the storage of `{}` is not encrypted", instance.logical_id);
            let help = "write `StorageEncrypted: true`; it cannot be turned on later without a new instance";
            let problem = Diagnostic::new(RULE.code, span, found).help(help);
            findings.push(problem.resource(instance.logical_id.as_str()));
        }
    }
}

fn inherits(subject: &Subject, instance: &Resource) -> bool {
    subject.may_have(instance, "DBClusterIdentifier", &instance.scope)
        || engine::has_source(subject, instance, &instance.scope)
}

fn unencrypted(subject: &Subject, instance: &Resource) -> Option<Span> {
    if instance.property("StorageEncrypted").is_none() {
        return Some(instance.span);
    }
    let known = subject.known(instance, "StorageEncrypted", &instance.scope);
    known.iter().find(|known| known.is_false()).map(|known| known.span)
}

//! E3720: A database instance has a key, and is not encrypted with it.

use super::engine;
use crate::check::{Findings, Known, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3720",
        name: "key-without-encryption",
        severity: Severity::Error,
        summary: "A database instance has a key, and is not encrypted with it.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with `KmsKeyId` and without `StorageEncrypted: true`. Replicas and instances from snapshots are encrypted as their source, so these may have a key alone.",
        matters: "RDS refuses to create the instance.",
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
      KmsKeyId: alias/orders
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
      KmsKeyId: alias/orders
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for instance in subject.resources_of(engine::INSTANCE) {
        let engines = engine::of(subject, instance, &instance.scope).into_iter();
        // RDS Custom always encrypts.
        let mut places = engines
            .filter(|engine| !engine.text.starts_with("custom-"))
            .filter_map(|engine| without_encryption(subject, instance, &engine));
        if let Some(span) = places.next() {
            let problem =
                Diagnostic::new(RULE.code, span, "`KmsKeyId` is set, but the storage is not encrypted");
            let problem = problem.help("write `StorageEncrypted: true`");
            let problem = problem.related(instance.property_span("KmsKeyId"), "the key");
            findings.push(problem.resource(instance.logical_id.as_str()));
        }
    }
}

/// Where it says that an instance with a key is not encrypted, or where it does not say that it is.
fn without_encryption(subject: &Subject, instance: &Resource, engine: &Known) -> Option<Span> {
    let scope = &engine.scope;
    if !subject.may_have(instance, "KmsKeyId", scope) || engine::has_source(subject, instance, scope) {
        return None;
    }
    let known = subject.known(instance, "StorageEncrypted", scope).into_iter();
    let wrong = known.filter(|known| subject.may_have(instance, "KmsKeyId", &known.scope));
    let off = wrong.filter(Known::is_false).map(|known| known.span).next();
    off.or_else(|| lacks_encryption(subject, instance, scope).then(|| instance.attribute_span("Properties")))
}

/// Whether there can be a key and no word about encryption.
fn lacks_encryption(subject: &Subject, instance: &Resource, scope: &Scope) -> bool {
    let keys = subject.alternatives(instance, "KmsKeyId").into_iter();
    let mut scopes = keys.filter_map(|(_, key)| key.and(scope));
    scopes.any(|both| {
        subject.evaluator.conditions.is_possible(&both)
            && subject.may_lack(instance, "StorageEncrypted", &both)
    })
}

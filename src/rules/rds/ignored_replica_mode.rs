//! W3699: A replica has a mode, and its engine has none.

use super::engine;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3699",
        name: "ignored-replica-mode",
        severity: Severity::Warning,
        summary: "A replica has a mode, and its engine has none.",
    },
    documentation: Documentation {
        finds: "An `AWS::RDS::DBInstance` with `ReplicaMode` and an engine other than Oracle and Db2.",
        matters: "RDS ignores the mode: replicas of other engines can always be read from.",
        bad: "\
Resources:
  Replica:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      SourceDBInstanceIdentifier: orders
      ReplicaMode: open-read-only
",
        good: "\
Resources:
  Replica:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.micro
      SourceDBInstanceIdentifier: orders
",
    },
    check: Check::Subject(check),
};

/// How the names of engines begin whose replicas have modes.
const WITH_MODES: &[&str] = &["oracle", "custom-oracle", "db2"];

fn check(subject: &Subject, findings: &mut Findings) {
    for instance in subject.resources_of(engine::INSTANCE) {
        let engines = engine::of(subject, instance, &instance.scope).into_iter();
        let mut without = engines.filter(|engine| {
            !WITH_MODES.iter().any(|start| engine.text.starts_with(start))
                && subject.may_have(instance, "ReplicaMode", &engine.scope)
        });
        if let Some(engine) = without.next() {
            let found = format!("`ReplicaMode` is ignored: replicas of `{}` have no modes", engine.text);
            let problem = Diagnostic::new(RULE.code, instance.property_span("ReplicaMode"), found);
            findings.push(problem.help("remove `ReplicaMode`").resource(instance.logical_id.as_str()));
        }
    }
}

//! I3013: A resource does not say how long it keeps its data.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I3013",
        name: "unset-retention",
        severity: Severity::Info,
        summary: "A resource does not say how long it keeps its data.",
    },
    documentation: Documentation {
        finds: "A queue, stream, canary or database that does not say how long messages, records or backups are kept.",
        matters: "By default they are deleted after a few days.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
",
    },
    check: Check::Subject(check),
};

/// Types whose content expires, and the properties that say when.
const PERIODS: &[(&str, &[&str])] = &[
    ("AWS::Kinesis::Stream", &["RetentionPeriodHours"]),
    ("AWS::SQS::Queue", &["MessageRetentionPeriod"]),
    ("AWS::DocDB::DBCluster", &["BackupRetentionPeriod"]),
    ("AWS::Synthetics::Canary", &["SuccessRetentionPeriod", "FailureRetentionPeriod"]),
    ("AWS::Redshift::Cluster", &["AutomatedSnapshotRetentionPeriod"]),
    ("AWS::RDS::DBCluster", &["BackupRetentionPeriod"]),
    ("AWS::RDS::DBInstance", &["BackupRetentionPeriod"]),
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some((_, periods)) = PERIODS.iter().find(|(kind, _)| *kind == resource.kind) else { continue };
        let is_unset = |period: &&&str| subject.may_lack(resource, period, &resource.scope);
        let Some(period) = periods.iter().find(is_unset).filter(|_| has_period(subject, resource)) else {
            continue;
        };
        let found =
            format!("`{}` does not say how long it keeps data: it has no `{period}`", resource.logical_id);
        let problem = Diagnostic::new(RULE.code, resource.attribute_span("Properties"), found);
        let help = format!("add `{period}:`; by default the data expires after a while");
        findings.push(problem.help(help).resource(resource.logical_id.as_str()));
    }
}

/// Backups of an instance are its own business only outside of Aurora clusters, and not of a replica.
fn has_period(subject: &Subject, resource: &Resource) -> bool {
    if resource.kind != "AWS::RDS::DBInstance" {
        return true;
    }
    let engines = subject.values(resource, &["Engine"]);
    let is_own = |engine: &str| !engine.starts_with("aurora");
    resource.property("SourceDBInstanceIdentifier").is_none()
        && !engines.is_empty()
        && engines.iter().all(|engine| engine.node.as_str().is_some_and(is_own))
}

//! E3504: A backup is deleted less than 90 days after it is moved to cold storage.

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluate::{Origin, Possible};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3504",
        name: "short-cold-storage",
        severity: Severity::Error,
        summary: "A backup is deleted less than 90 days after it is moved to cold storage.",
    },
    documentation: Documentation {
        finds: "A `Lifecycle` of a backup plan whose `DeleteAfterDays` is less than 90 more than its `MoveToColdStorageAfterDays`.",
        matters: "Backups stay in cold storage for at least 90 days: Backup refuses the plan.",
        bad: "\
Resources:
  Plan:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: orders
        BackupPlanRule:
          - RuleName: daily
            TargetBackupVault: Default
            Lifecycle:
              MoveToColdStorageAfterDays: 30
              DeleteAfterDays: 100
",
        good: "\
Resources:
  Plan:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanName: orders
        BackupPlanRule:
          - RuleName: daily
            TargetBackupVault: Default
            Lifecycle:
              MoveToColdStorageAfterDays: 30
              DeleteAfterDays: 120
",
    },
    check: Check::Subject(check),
};

/// The least number of days in cold storage.
const LEAST: i128 = 90;

/// Where lifecycles are.
const PATHS: &[&[&str]] = &[
    &["BackupPlan", "BackupPlanRule", "*", "Lifecycle"],
    &["BackupPlan", "BackupPlanRule", "*", "CopyActions", "*", "Lifecycle"],
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::Backup::BackupPlan") {
        let lifecycles = PATHS.iter().flat_map(|path| subject.reach(resource, path));
        lifecycles.for_each(|lifecycle| findings.extend(wrong(subject, resource, &lifecycle)));
    }
}

fn wrong(subject: &Subject, resource: &Resource, lifecycle: &Reached) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for moved in
        subject.below(lifecycle.node, (&lifecycle.scope, lifecycle.span), &["MoveToColdStorageAfterDays"])
    {
        for deleted in subject.below(lifecycle.node, (&moved.scope, lifecycle.span), &["DeleteAfterDays"]) {
            let (Some(cold), Some(end)) = (days(subject, &moved), days(subject, &deleted)) else { continue };
            if end.checked_sub(cold).is_some_and(|between| between < LEAST) {
                let found = format!(
                    "`DeleteAfterDays` is {end}, less than {LEAST} days after the move to cold storage"
                );
                let problem = Diagnostic::new(RULE.code, deleted.span, found);
                let problem = problem.help(format!("write {} or more", cold.saturating_add(LEAST)));
                let problem = problem.related(moved.span, format!("it is moved after {cold} days"));
                problems.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
    problems
}

/// A number that does not depend on a parameter.
fn days(subject: &Subject, at: &Reached) -> Option<i128> {
    match subject.evaluator.values(at.node, &at.scope).as_slice() {
        [Possible { node, origin, .. }] if *origin != Origin::Parameter => {
            node.as_int().or_else(|| node.as_str()?.parse().ok())
        }
        _ => None,
    }
}

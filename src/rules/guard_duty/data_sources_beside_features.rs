//! E3063: A detector has both data sources and features.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3063",
        name: "data-sources-beside-features",
        severity: Severity::Error,
        summary: "A detector has both data sources and features.",
    },
    documentation: Documentation {
        finds: "A detector of GuardDuty with both `DataSources` and `Features`.",
        matters: "GuardDuty takes one of the two, and refuses the detector.",
        bad: "\
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
      DataSources:
        S3Logs:
          Enable: true
      Features:
        - Name: S3_DATA_EVENTS
          Status: ENABLED
",
        good: "\
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
      Features:
        - Name: S3_DATA_EVENTS
          Status: ENABLED
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::GuardDuty::Detector") {
        let features = subject.reach(resource, &["Features"]);
        for sources in subject.reach(resource, &["DataSources"]) {
            let meets = features.iter().find(|features| {
                let both = features.scope.and(&sources.scope);
                both.is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
            });
            if let Some(features) = meets {
                let found = "a detector has `Features` or `DataSources`, and this one has both";
                let problem = Diagnostic::new(RULE.code, sources.span, found);
                let problem = problem.help("write the data sources as features, and remove `DataSources`");
                let problem = problem.related(features.span, "the features are here");
                findings.push(problem.resource(resource.logical_id.as_str()));
            }
        }
    }
}

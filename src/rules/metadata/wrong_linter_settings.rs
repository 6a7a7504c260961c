//! W4005: The settings for cfn-lint in the template are of the wrong form.

use std::sync::LazyLock;

use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Severity};
use crate::rules::shape;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W4005",
        name: "wrong-linter-settings",
        severity: Severity::Warning,
        summary: "The settings for cfn-lint in the template are of the wrong form.",
    },
    documentation: Documentation {
        finds: "Something in `Metadata.cfn-lint.config` that is no setting, or has the wrong type.",
        matters: "The setting is ignored, and the checks that it turns off go on.",
        bad: "\
Metadata:
  cfn-lint:
    config:
      ignore_checks: E3002
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
        good: "\
Metadata:
  cfn-lint:
    config:
      ignore_checks: [E3002]
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

static SHAPE: LazyLock<Option<Document>> =
    LazyLock::new(|| shape::read(include_str!("linter_settings.json")));

fn check(subject: &Subject, findings: &mut Findings) {
    let entries = subject.section("Metadata").as_written();
    for (name, span, node) in entries.filter(|(name, _, _)| name.as_str() == "cfn-lint") {
        let violations = shape::violations(subject, SHAPE.as_ref(), (name, span, node), &Scope::new());
        shape::report_all(&RULE, violations, findings);
    }
}

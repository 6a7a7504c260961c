//! E3601: A definition of a state machine does not follow the Amazon States Language.

use super::definitions::{self, Definition};
use super::report::Report;
use super::{machine, substitutions, unreadable_definition};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3601",
        name: "wrong-state-machine",
        severity: Severity::Error,
        summary: "A definition of a state machine does not follow the Amazon States Language.",
    },
    documentation: Documentation {
        finds: "In the definition of a state machine: a field that a state of its type does not have, or one that it lacks; a next state that does not exist; a value, a path, an expression or a comparison of a wrong form. The definition can be a map, JSON text, also in `Fn::Sub`, or a local file.",
        matters: "Step Functions refuses the definition, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      Definition:
        StartAt: Wait
        States:
          Wait:
            Type: Wait
            Seconds: 60
            Next: Dnoe
          Done:
            Type: Succeed
",
        good: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      Definition:
        StartAt: Wait
        States:
          Wait:
            Type: Wait
            Seconds: 60
            Next: Done
          Done:
            Type: Succeed
",
    },
    check: Check::Subject(check),
};

/// Reads each definition once, for all rules of this family.
fn check(subject: &Subject, findings: &mut Findings) {
    let definitions = definitions::all(subject);
    for definition in definitions.iter().flat_map(|machine| &machine.known) {
        findings.extend(found_in(definition));
    }
    substitutions::check(subject, &definitions, findings);
}

fn found_in(definition: &Definition) -> Vec<Diagnostic> {
    let mut report = Report::new(definition);
    match (&definition.root, &definition.unreadable) {
        (Some(root), _) => machine::check(root, &mut report),
        (None, Some(problem)) => unreadable_definition::report(problem, &mut report),
        (None, None) => {}
    }
    report.diagnostics
}

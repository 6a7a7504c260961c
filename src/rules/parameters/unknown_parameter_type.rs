//! E2002: There is no such type of parameters.

use super::types;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2002",
        name: "unknown-parameter-type",
        severity: Severity::Error,
        summary: "There is no such type of parameters.",
    },
    documentation: Documentation {
        finds: "A `Type` that parameters cannot have.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Parameters:
  Stage:
    Type: Text
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (kind, span) in types::declared(subject) {
        if types::is_known(kind) || types::is_accepted(kind) {
            continue;
        }
        let help = match similar::nearest(kind, types::all()) {
            Some(near) => near.instead_of(kind),
            None => "the plain ones are `String`, `Number`, `CommaDelimitedList` and `List<Number>`".into(),
        };
        findings.suggest(&RULE, span, format!("there is no parameter type `{kind}`"), help);
    }
}

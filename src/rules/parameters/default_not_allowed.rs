//! E2015: The default of a parameter is a value that the parameter does not take.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate::parameter_value;
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2015",
        name: "default-not-allowed",
        severity: Severity::Error,
        summary: "The default of a parameter is a value that the parameter does not take.",
    },
    documentation: Documentation {
        finds: "A `Default` that does not fit `AllowedValues`, `AllowedPattern`, `MinLength`, `MaxLength`, `MinValue` or `MaxValue` of the same parameter, or that is no number where the type is `Number`. Of a list each item must fit.",
        matters: "Deploying without a value for the parameter fails.",
        bad: "\
Parameters:
  Stage:
    Type: String
    Default: prod
    AllowedValues: [test, production]
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
    Default: production
    AllowedValues: [test, production]
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
    for (_, _, parameter) in PARAMETERS.all(subject) {
        let Some(default) = parameter.get("Default") else { continue };
        let Some(text) = default.scalar_text() else { continue }; // Reported with the shape.
        let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("");
        if kind.starts_with("AWS::SSM::") {
            continue; // The default names a parameter of the store, whose value is what must fit.
        }
        for (found, help) in parameter_value::problems("default", &text, parameter) {
            findings.suggest(&RULE, default.span, found, help);
        }
    }
}

//! I2003: The pattern of a parameter cannot be understood.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Pattern;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I2003",
        name: "broken-allowed-pattern",
        severity: Severity::Info,
        summary: "The pattern of a parameter cannot be understood.",
    },
    documentation: Documentation {
        finds: "An `AllowedPattern` that is no regular expression, as far as can be told: CloudFormation has it from Java, which differs in details.",
        matters: "CloudFormation refuses every value of the parameter.",
        bad: "\
Parameters:
  Stage:
    Type: String
    AllowedPattern: '[a-z'
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
    AllowedPattern: '[a-z]+'
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
        let Some(node) = parameter.get("AllowedPattern") else { continue };
        let Some(pattern) = node.as_str() else { continue };
        if !Pattern::new(pattern).is_valid() {
            let found = format!("`{pattern}` cannot be understood as a regular expression");
            let help = "look for a bracket that is not closed, or a `\\` that is missing before one";
            findings.suggest(&RULE, node.span, found, help);
        }
    }
}

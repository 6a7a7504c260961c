//! S3043: The definition of a state machine does not use a substitution.

use std::collections::HashSet;

use super::report::did_you_mean;
use crate::check::{Findings, Resource};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Map;

/// How many are told, and how many names compared.
const MOST: usize = 100;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3043",
        name: "unused-substitution",
        severity: Severity::Warning,
        summary: "The definition of a state machine does not use a substitution.",
    },
    documentation: Documentation {
        finds: "A key of `DefinitionSubstitutions` that the definition does not have as `${Key}`; local files are read.",
        matters: "Its value goes nowhere. Often the name is misspelt in one of the two places.",
        bad: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      DefinitionSubstitutions:
        Topic: arn:aws:sns:eu-central-1:123456789012:orders
      Definition:
        StartAt: Done
        States:
          Done:
            Type: Succeed
",
        good: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      DefinitionSubstitutions:
        Topic: arn:aws:sns:eu-central-1:123456789012:orders
      Definition:
        StartAt: Tell
        States:
          Tell:
            Type: Task
            Resource: arn:aws:states:::sns:publish
            Parameters:
              TopicArn: ${Topic}
              Message: New order
            End: true
",
    },
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Tells each key that is not used.
pub fn report(resource: &Resource, given: &Map, used: &HashSet<String>, findings: &mut Findings) {
    let mut names: Vec<&str> = used.iter().map(String::as_str).filter(|name| !given.contains(name)).collect();
    names.sort_unstable();
    names.truncate(MOST);
    for (key, span, _) in given.as_written().filter(|(key, ..)| !used.contains(key.as_str())).take(MOST) {
        let help = did_you_mean(key, names.iter().copied(), "remove it");
        let problem = Diagnostic::new(RULE.code, span, format!("the definition does not use `${{{key}}}`"));
        findings.push(problem.help(help).resource(resource.logical_id.as_str()));
    }
}

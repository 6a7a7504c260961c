//! S3042: Nothing is put in for a variable of a state machine's definition.

use super::substitutions::Variable;
use crate::check::{Findings, Resource};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3042",
        name: "missing-substitution",
        severity: Severity::Warning,
        summary: "Nothing is put in for a variable of a state machine's definition.",
    },
    documentation: Documentation {
        finds: "`${Name}` in the definition of a state machine, also in a local file, for which `DefinitionSubstitutions` has no value.",
        matters: "The text stays as it is, braces and all, and the state that uses it fails when it runs, or the whole definition is refused.",
        bad: "\
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
              Message: New order in ${Stage}
            End: true
",
        good: "\
Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      DefinitionSubstitutions:
        Topic: arn:aws:sns:eu-central-1:123456789012:orders
        Stage: production
      Definition:
        StartAt: Tell
        States:
          Tell:
            Type: Task
            Resource: arn:aws:states:::sns:publish
            Parameters:
              TopicArn: ${Topic}
              Message: New order in ${Stage}
            End: true
",
    },
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Says that nothing is put in, unless a missing `Fn::Sub` was told there.
pub fn report(resource: &Resource, variable: &Variable, findings: &mut Findings) {
    if findings.has_within(variable.span, "E1029") {
        return;
    }
    let name = &variable.name;
    let place = variable.elsewhere.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    let found = format!("`DefinitionSubstitutions` has nothing for `${{{name}}}`{place}");
    let problem = Diagnostic::new(RULE.code, variable.span, found);
    let problem = problem.help(format!("add `{name}:` to `DefinitionSubstitutions`"));
    findings.push(problem.resource(resource.logical_id.as_str()));
}

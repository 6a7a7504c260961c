//! S3044: The text of a state machine's definition cannot be read.

use super::report::Report;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3044",
        name: "unreadable-definition",
        severity: Severity::Error,
        summary: "The text of a state machine's definition cannot be read.",
    },
    documentation: Documentation {
        finds: "`DefinitionString` that is not JSON, and a local file of a definition that is neither JSON nor YAML.",
        matters: "Step Functions cannot read the definition and refuses it.",
        bad: r#"Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      DefinitionString: |
        {
          "StartAt": "Done",
          "States": {
            "Done": { "Type": "Succeed", }
          }
        }
"#,
        good: r#"Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/orders
      DefinitionString: |
        {
          "StartAt": "Done",
          "States": {
            "Done": { "Type": "Succeed" }
          }
        }
"#,
    },
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Says why a text cannot be read.
pub fn report(problem: &Diagnostic, report: &mut Report) {
    let found = format!("the definition cannot be read: {}", problem.message);
    report.add(RULE.code, problem.span, found, problem.help.clone().unwrap_or_default());
}

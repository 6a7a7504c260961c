//! S3040: Nothing leads to a state.

use super::entries::Part;
use super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3040",
        name: "unreachable-state",
        severity: Severity::Error,
        summary: "Nothing leads to a state.",
    },
    documentation: Documentation {
        finds: "A state of a state machine that neither `StartAt` nor another state that can be reached leads to.",
        matters: "Step Functions refuses a definition with such a state.",
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
            End: true
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
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Says that nothing leads to a state.
pub fn report(state: Part, report: &mut Report) {
    let found = format!("nothing leads to {}", state.name);
    report.add(RULE.code, state.span, found, "name it under `Next:` of another state, or remove it");
}

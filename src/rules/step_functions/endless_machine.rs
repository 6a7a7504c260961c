//! S3041: No state ends a state machine.

use super::entries::Part;
use super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3041",
        name: "endless-state-machine",
        severity: Severity::Warning,
        summary: "No state ends a state machine.",
    },
    documentation: Documentation {
        finds: "A state machine, or a branch of one, in which each state leads to another one of it.",
        matters: "Its executions go around until something fails, or until the history of a standard workflow reaches 25,000 events.",
        bad: "\
Resources:
  Poll:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/poll
      Definition:
        StartAt: Rest
        States:
          Rest:
            Type: Wait
            Seconds: 60
            Next: Look
          Look:
            Type: Task
            Resource: arn:aws:lambda:eu-central-1:123456789012:function:look
            Next: Rest
",
        good: "\
Resources:
  Poll:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/poll
      Definition:
        StartAt: Rest
        States:
          Rest:
            Type: Wait
            Seconds: 60
            Next: Look
          Look:
            Type: Task
            Resource: arn:aws:lambda:eu-central-1:123456789012:function:look
            Next: IsDone
          IsDone:
            Type: Choice
            Choices:
              - Variable: $.done
                BooleanEquals: true
                Next: Done
            Default: Rest
          Done:
            Type: Succeed
",
    },
    check: Check::Earlier, // `wrong_definition` comes across it.
};

/// Says that a machine never ends.
pub fn report(machine: Part, report: &mut Report) {
    let found = format!("no state of {} ends it", machine.name);
    report.add(
        RULE.code,
        machine.key_span("States"),
        found,
        "add `End: true` to the last state, or a `Succeed`",
    );
}

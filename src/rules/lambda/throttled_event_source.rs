//! S3072: More is polled for a function than it may run.

use super::concurrency;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3072",
        name: "throttled-event-source",
        severity: Severity::Warning,
        summary: "More is polled for a function than it may run.",
    },
    documentation: Documentation {
        finds: "A function with `ReservedConcurrentExecutions` below the `MaximumConcurrency` of the queues that it polls together, or of 0 although it polls something.",
        matters: "Lambda takes more messages than the function can work on. The rest is throttled, and becomes visible again; after a few rounds messages go to the dead-letter queue although nothing is wrong with them.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 360
      RedrivePolicy:
        deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:failed
        maxReceiveCount: 5
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      ReservedConcurrentExecutions: 5
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            ScalingConfig:
              MaximumConcurrency: 20
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 360
      RedrivePolicy:
        deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:failed
        maxReceiveCount: 5
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      ReservedConcurrentExecutions: 20
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            ScalingConfig:
              MaximumConcurrency: 20
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for function in concurrency::reserved(subject.deployed()) {
        let (id, reserved) = (function.id, function.reserved.value);
        let most = function.polled_by_maximum();
        let found = match (reserved, most) {
            (0, _) => format!("`{id}` never runs, but it polls `{}`", function.sources()),
            (_, Some(most)) if most > reserved => {
                format!("`{id}` may run {reserved} times at once, but {most} are polled for")
            }
            _ => continue,
        };
        let help = match reserved {
            0 => "remove `ReservedConcurrentExecutions`, or disable the event source".to_owned(),
            _ => format!("lower `MaximumConcurrency` to {reserved} for all queues together, or reserve more"),
        };
        let problem = Diagnostic::new(RULE.code, function.reserved.span, found).help(help).resource(id);
        findings.push(function.polled.iter().fold(problem, |problem, source| {
            problem.related(source.span, "this event source polls for the function")
        }));
    }
}

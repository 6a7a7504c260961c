//! S3073: Fewer runs are reserved for a function than a queue begins with.

use super::concurrency;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3073",
        name: "few-reserved-for-queue",
        severity: Severity::Info,
        summary: "Fewer runs are reserved for a function than a queue begins with.",
    },
    documentation: Documentation {
        finds: "A function with `ReservedConcurrentExecutions` below 5 that polls a queue without `MaximumConcurrency`.",
        matters: "Lambda begins with five batches of a queue at once. What the function cannot take is throttled, and messages may go to the dead-letter queue although nothing is wrong with them.",
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
      ReservedConcurrentExecutions: 2
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
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
      ReservedConcurrentExecutions: 2
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            ScalingConfig:
              MaximumConcurrency: 2
",
    },
    check: Check::Subject(check),
};

/// With how many batches at once Lambda begins ("Using Lambda with Amazon SQS").
const BEGINNING: i128 = 5;

fn check(subject: &Subject, findings: &mut Findings) {
    for function in concurrency::reserved(subject.deployed()) {
        let (id, reserved) = (function.id, function.reserved.value);
        let queue = function.polled.iter().find(|one| one.is_queue && one.maximum.is_none());
        if let Some(queue) = queue.filter(|_| (1..BEGINNING).contains(&reserved)) {
            let found = format!(
                "`{id}` may run {reserved} times at once, but `{}` is polled by {BEGINNING} from the start",
                queue.source
            );
            let help = match reserved {
                1 => format!(
                    "reserve {BEGINNING} or more, or 2 with `ScalingConfig: {{MaximumConcurrency: 2}}` at \
                     the event source"
                ),
                _ => format!(
                    "add `ScalingConfig: {{MaximumConcurrency: {reserved}}}` to the event source, or \
                     reserve {BEGINNING} or more"
                ),
            };
            let problem = Diagnostic::new(RULE.code, function.reserved.span, found).help(help).resource(id);
            findings.push(problem.related(queue.span, "this event source polls for the function"));
        }
    }
}

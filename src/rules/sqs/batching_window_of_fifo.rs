//! S3062: A function waits for messages of a FIFO queue to fill a batch.

use super::kind;
use crate::check::{Findings, Known, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3062",
        name: "batching-window-of-fifo",
        severity: Severity::Error,
        summary: "A function waits for messages of a FIFO queue to fill a batch.",
    },
    documentation: Documentation {
        finds: "An event source mapping of a FIFO queue with a `MaximumBatchingWindowInSeconds` above 0.",
        matters: "Lambda refuses the mapping: it waits only for standard queues.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
  Book:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Order:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            MaximumBatchingWindowInSeconds: 30
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
  Book:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Order:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            BatchSize: 10
",
    },
    check: Check::Subject(check),
};

/// Mappings are looked at as SAM makes them, so that events of functions are among them.
fn check(subject: &Subject, findings: &mut Findings) {
    let subject = subject.expansion.unwrap_or(subject);
    for mapping in subject.resources_of("AWS::Lambda::EventSourceMapping") {
        findings.extend(window(subject, mapping).map(|window| finding(&window)));
    }
}

/// The time for which a mapping of a FIFO queue waits.
fn window(subject: &Subject, mapping: &Resource) -> Option<Known> {
    let queues = subject.related(mapping, &["EventSourceArn"], kind::QUEUE).into_iter();
    let scopes = queues.filter_map(|(queue, scope, _)| {
        let kinds = kind::of(subject, queue, &scope.and(&queue.scope)?).into_iter();
        Some(kinds.filter(|kind| kind.is_fifo).map(|kind| kind.scope).collect::<Vec<_>>())
    });
    let mut windows =
        scopes.flatten().flat_map(|scope| subject.known(mapping, "MaximumBatchingWindowInSeconds", &scope));
    windows.find(|window| window.text.parse::<u32>().is_ok_and(|seconds| seconds > 0))
}

fn finding(window: &Known) -> Diagnostic {
    let found = "Lambda does not wait for messages of a FIFO queue to fill a batch";
    Diagnostic::new(RULE.code, window.span, found).help("remove `MaximumBatchingWindowInSeconds`")
}

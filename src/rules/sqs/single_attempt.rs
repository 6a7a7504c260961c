//! S3064: A message becomes a dead letter the first time a function cannot take it.

use super::kind;
use crate::check::{Findings, Known, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3064",
        name: "single-attempt",
        severity: Severity::Info,
        summary: "A message becomes a dead letter the first time a function cannot take it.",
    },
    documentation: Documentation {
        finds: "A queue of the template that a function polls, with `maxReceiveCount: 1` in its `RedrivePolicy`.",
        matters: "Receiving counts, not failing: a message that Lambda receives while the function is at its limit of concurrency goes to the dead-letter queue without the function having seen it. AWS advises 5 or more.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 1
  Failed:
    Type: AWS::SQS::Queue
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
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Failed:
    Type: AWS::SQS::Queue
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
",
    },
    check: Check::Subject(check),
};

/// Mappings are looked at as SAM makes them, so that events of functions are among them.
fn check(subject: &Subject, findings: &mut Findings) {
    let subject = subject.expansion.unwrap_or(subject);
    for queue in subject.resources_of(kind::QUEUE) {
        if let Some(count) = single_attempt(subject, queue).filter(|_| is_polled(subject, queue)) {
            let found = "a message that the function cannot take at once becomes a dead letter";
            let problem = Diagnostic::new(RULE.code, count.span, found);
            let problem = problem.help("write `maxReceiveCount: 5`, as AWS advises for functions");
            findings.push(problem.resource(queue.logical_id.as_str()));
        }
    }
}

/// Where a queue says that a message may be received once.
fn single_attempt(subject: &Subject, queue: &Resource) -> Option<Known> {
    let counts = subject.reach(queue, &["RedrivePolicy", "maxReceiveCount"]).into_iter();
    let mut known = counts.filter_map(|at| subject.known_text(at.node, at.scope));
    known.find(|known| known.text == "1")
}

fn is_polled(subject: &Subject, queue: &Resource) -> bool {
    subject.resources_of("AWS::Lambda::EventSourceMapping").any(|mapping| {
        let sources = subject.related(mapping, &["EventSourceArn"], kind::QUEUE);
        sources.iter().any(|(source, _, _)| source.logical_id == queue.logical_id)
    })
}

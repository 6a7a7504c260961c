//! E3705: A batch of a FIFO queue has more than ten messages.

use super::event_sources;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::{self, can_hold};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3705",
        name: "too-large-ordered-batch",
        severity: Severity::Error,
        summary: "A batch of a FIFO queue has more than ten messages.",
    },
    documentation: Documentation {
        finds: "An `AWS::Lambda::EventSourceMapping` to a FIFO queue with a `BatchSize` over 10.",
        matters: "Lambda refuses the mapping: larger batches are for queues without order.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Handle
      EventSourceArn: !GetAtt Orders.Arn
      BatchSize: 50
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Handle
      EventSourceArn: !GetAtt Orders.Arn
      BatchSize: 10
",
    },
    check: Check::Subject(check),
};

/// From "Using Lambda with Amazon SQS".
const MOST: i128 = 10;

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for one in event_sources::polling(deployed, "AWS::SQS::Queue") {
        let orders = deployed.reach(one.source, &["FifoQueue"]).into_iter();
        let ordered: Vec<_> = orders.filter(|at| at.node.scalar_text().as_deref() == Some("true")).collect();
        for size in numbers::at(deployed, one.mapping, &["BatchSize"]).iter().filter(|size| size.value > MOST)
        {
            let Some(order) =
                ordered.iter().find(|at| can_hold(deployed, &[&one.scope, &size.scope, &at.scope]))
            else {
                continue;
            };
            let found =
                format!("a batch of a FIFO queue has at most {MOST} messages, but this is {}", size.value);
            let problem =
                Diagnostic::new(RULE.code, size.span, found).help(format!("write `{MOST}` or less"));
            let problem = problem.related(order.span, format!("`{}` is a FIFO queue", one.source.logical_id));
            findings.push(problem.resource(deployed.known_as(one.mapping)));
        }
    }
}

//! E3634: A mapping to a queue says where to begin.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3634",
        name: "queue-with-start",
        severity: Severity::Error,
        summary: "A mapping to a queue says where to begin.",
    },
    documentation: Documentation {
        finds: "An `AWS::Lambda::EventSourceMapping` to a queue of SQS with `StartingPosition`.",
        matters: "A queue has no positions, and Lambda refuses the mapping.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
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
      StartingPosition: LATEST
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
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
",
    },
    check: Check::Several(&[
        Check::Subject(check),
        Check::Extension(Extension {
            kinds: &["AWS::Lambda::EventSourceMapping"],
            path: &[],
            table: "aws_lambda_eventsourcemapping/eventsourcearn_sqs_exclusive",
            why: "a queue has no positions to begin at",
            by_region: false,
        }),
    ]),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for mapping in deployed.resources_of("AWS::Lambda::EventSourceMapping") {
        let queues = deployed.related(mapping, &["EventSourceArn"], "AWS::SQS::Queue");
        let starts = deployed.reach(mapping, &["StartingPosition"]);
        for (queue, scope, _) in &queues {
            for start in starts.iter().filter(|start| can_hold(deployed, &[scope, &start.scope])) {
                let found = format!("`{}` is a queue, which has no positions to begin at", queue.logical_id);
                let problem = Diagnostic::new(RULE.code, start.span, found).help("remove `StartingPosition`");
                findings.push(problem.resource(deployed.known_as(mapping)));
            }
        }
    }
}

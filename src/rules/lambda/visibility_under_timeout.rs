//! E3505: Messages become visible again while the function may still work on them.

use super::visibility;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3505",
        name: "visibility-under-timeout",
        severity: Severity::Error,
        summary: "Messages become visible again while the function may still work on them.",
    },
    documentation: Documentation {
        finds: "A queue with a `VisibilityTimeout` that is shorter than the `Timeout` of a function that polls it.",
        matters: "Lambda refuses to connect the two: while the function works on a message, the queue would hand it out again.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 30
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Timeout: 60
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Handle
      EventSourceArn: !GetAtt Orders.Arn
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 360
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      Timeout: 60
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Handle
      EventSourceArn: !GetAtt Orders.Arn
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for pair in visibility::tightest(subject.deployed()) {
        let (visible, runs) = (pair.visibility.value, pair.timeout.value);
        if visible < runs {
            let found = format!(
                "messages become visible again after {visible} s, while `{}` may work on them for {runs} s",
                pair.function
            );
            let help = format!(
                "write `VisibilityTimeout: {}`: six times the timeout of the function, as AWS recommends",
                pair.recommended()
            );
            let problem = Diagnostic::new(RULE.code, pair.visibility.span, found).help(help);
            findings.push(
                problem.related(pair.timeout.span, "the function may run for this long").resource(pair.queue),
            );
        }
    }
}

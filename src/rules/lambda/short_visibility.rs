//! S3070: The visibility timeout of a queue leaves no room for retries.

use super::visibility;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3070",
        name: "short-visibility",
        severity: Severity::Info,
        summary: "The visibility timeout of a queue leaves no room for retries.",
    },
    documentation: Documentation {
        finds: "A queue with a `VisibilityTimeout` of less than six times the `Timeout` of a function that polls it.",
        matters: "Lambda takes messages, then may have to wait for room to run, and retries when it is throttled. AWS recommends six times the timeout; with less, messages become visible meanwhile and are worked on twice.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
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
        let (visible, runs, wanted) = (pair.visibility.value, pair.timeout.value, pair.recommended());
        if visible >= runs && visible < wanted {
            let found = format!(
                "messages become visible again after {visible} s, and `{}` may need {runs} s for each \
                 attempt",
                pair.function
            );
            let help = format!(
                "write `VisibilityTimeout: {wanted}`, six times the timeout of the function, or give the \
                 function less time"
            );
            let problem = Diagnostic::new(RULE.code, pair.visibility.span, found).help(help);
            findings.push(
                problem.related(pair.timeout.span, "the function may run for this long").resource(pair.queue),
            );
        }
    }
}

//! S3080: Messages that a function fails on come back until they expire.

use super::dead_letters::is_for_dead_letters;
use super::event_sources;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3080",
        name: "queue-without-dead-letters",
        severity: Severity::Info,
        summary: "Messages that a function fails on come back until they expire.",
    },
    documentation: Documentation {
        finds: "A queue without `RedrivePolicy` that a function polls, and that is not itself for dead letters.",
        matters: "A message on which the function fails comes back again and again for days, is paid for each time and takes the place of others; then it is gone, unseen. A dead-letter queue sets it aside.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 360
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
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
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5
  Failed:
    Type: AWS::SQS::Queue
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    let sources = event_sources::polling(deployed, "AWS::SQS::Queue");
    for one in sources.iter().filter(|one| deployed.may_lack(one.source, "RedrivePolicy", &one.scope)) {
        if is_for_dead_letters(deployed, one.source) {
            continue; // Letters that are dead twice are seldom set aside once more.
        }
        let id = one.source.logical_id.as_str();
        let found = format!(
            "messages of `{id}` that `{}` fails on come back until they expire",
            one.function.logical_id
        );
        let help = "add a `RedrivePolicy` with `deadLetterTargetArn` and `maxReceiveCount`, such as 5";
        let problem = Diagnostic::new(RULE.code, one.source.span, found).help(help);
        findings.push(
            problem
                .related(one.mapping.span, "the function polls the queue here")
                .resource(deployed.known_as(one.source)),
        );
    }
}

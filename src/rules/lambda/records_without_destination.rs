//! S3081: Records that a function fails on are lost.

use super::event_sources;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3081",
        name: "records-without-destination",
        severity: Severity::Info,
        summary: "Records that a function fails on are lost.",
    },
    documentation: Documentation {
        finds: "A function that polls a stream of Kinesis or DynamoDB, gives up after `MaximumRetryAttempts` or `MaximumRecordAgeInSeconds`, and has no destination for failures.",
        matters: "Lambda passes over what it gives up, and goes on with the rest of the shard. Nothing remembers which records were left out; a destination is told where they are in the stream.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 24
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Clicks:
          Type: Kinesis
          Properties:
            Stream: !GetAtt Clicks.Arn
            StartingPosition: TRIM_HORIZON
            MaximumRetryAttempts: 5
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 24
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Clicks:
          Type: Kinesis
          Properties:
            Stream: !GetAtt Clicks.Arn
            StartingPosition: TRIM_HORIZON
            MaximumRetryAttempts: 5
            DestinationConfig:
              OnFailure:
                Type: SQS
                Destination: !GetAtt Failed.Arn
  Failed:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for one in event_sources::streams(deployed).iter().filter(|one| one.gives_up()) {
        if deployed.reach(one.mapping, &["DestinationConfig", "OnFailure"]).is_empty() {
            let function = one.function.logical_id;
            let found =
                format!("records that `{function}` fails on are passed over, and nothing tells of them");
            let help = "add `DestinationConfig: {OnFailure: {Destination: …}}` with a queue or a topic";
            let problem = Diagnostic::new(RULE.code, one.mapping.span, found).help(help);
            let problem = problem.related(one.source.span, "the records come from here");
            findings.push(problem.resource(deployed.known_as(one.mapping)));
        }
    }
}

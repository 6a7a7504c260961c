//! S3079: One bad record holds up all that follow it.

use super::event_sources;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3079",
        name: "blocked-shard",
        severity: Severity::Info,
        summary: "One bad record holds up all that follow it.",
    },
    documentation: Documentation {
        finds: "A function that polls a stream of Kinesis or DynamoDB without `MaximumRetryAttempts` and without `MaximumRecordAgeInSeconds`.",
        matters: "Records of a shard are worked on in order, and Lambda repeats a batch that fails until its records expire, after a day or more. Everything behind one bad record waits for that long.",
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
            BisectBatchOnFunctionError: true
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for one in event_sources::streams(deployed).iter().filter(|one| !one.gives_up()) {
        let kept = if one.source.kind == "AWS::Kinesis::Stream" { "a day or longer" } else { "a day" };
        let function = one.function.logical_id;
        let found = format!("a batch that `{function}` fails on is repeated until it expires, after {kept}");
        let help = "add `MaximumRetryAttempts: 5` and `BisectBatchOnFunctionError: true`, and a \
                    `DestinationConfig` with `OnFailure` for the records that are given up";
        let problem = Diagnostic::new(RULE.code, one.mapping.span, found).help(help);
        let problem = problem.related(one.source.span, "the records come from here");
        findings.push(problem.resource(deployed.known_as(one.mapping)));
    }
}

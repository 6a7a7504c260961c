//! E3633: A mapping to a stream does not say where to begin.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3633",
        name: "stream-without-start",
        severity: Severity::Error,
        summary: "A mapping to a stream does not say where to begin.",
    },
    documentation: Documentation {
        finds: "An `AWS::Lambda::EventSourceMapping` to a stream of Kinesis or DynamoDB, or to a cluster of Kafka, without `StartingPosition`.",
        matters: "A stream holds records of before. Lambda refuses a mapping that does not say whether to begin with these.",
        bad: "\
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 24
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
      EventSourceArn: !GetAtt Clicks.Arn
",
        good: "\
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 24
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
      EventSourceArn: !GetAtt Clicks.Arn
      StartingPosition: TRIM_HORIZON
      MaximumRetryAttempts: 3
",
    },
    check: Check::Several(&[
        Check::Subject(check),
        Check::Extension(Extension {
            kinds: &["AWS::Lambda::EventSourceMapping"],
            path: &[],
            table: "aws_lambda_eventsourcemapping/eventsourcearn_stream_inclusive",
            why: "a mapping to a stream says where to begin, with `LATEST` or `TRIM_HORIZON`",
            by_region: false,
        }),
    ]),
};

/// Sources whose records have an order ("CreateEventSourceMapping": `StartingPosition`).
const STREAMS: &[&str] =
    &["AWS::Kinesis::Stream", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::MSK::Cluster"];

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for mapping in deployed.resources_of("AWS::Lambda::EventSourceMapping") {
        for at in deployed.reach(mapping, &["EventSourceArn"]) {
            let source = deployed.target(at.node).filter(|source| STREAMS.contains(&source.kind));
            let Some(source) = source.filter(|_| deployed.may_lack(mapping, "StartingPosition", &at.scope))
            else {
                continue;
            };
            let found = format!(
                "the records of `{}` have an order, and nothing says where to begin",
                source.logical_id
            );
            let problem = Diagnostic::new(RULE.code, mapping.attribute_span("Properties"), found);
            let help = "add `StartingPosition: LATEST` for new records only, or `TRIM_HORIZON` for all \
                 that there are";
            findings.push(problem.help(help).resource(deployed.known_as(mapping)));
        }
    }
}

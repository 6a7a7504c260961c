//! S3078: Events that a function fails on are lost.

use super::{asynchronous_events, functions};
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3078",
        name: "events-without-destination",
        severity: Severity::Info,
        summary: "Events that a function fails on are lost.",
    },
    documentation: Documentation {
        finds: "A function that a bucket, a topic, a rule or a schedule calls, with neither a dead-letter queue nor a destination for failures.",
        matters: "These call the function and do not wait. Lambda tries three times, then drops the event, and nobody hears of it.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Nightly:
          Type: ScheduleV2
          Properties:
            ScheduleExpression: cron(0 2 * * ? *)
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      EventInvokeConfig:
        DestinationConfig:
          OnFailure:
            Type: SQS
      Events:
        Nightly:
          Type: ScheduleV2
          Properties:
            ScheduleExpression: cron(0 2 * * ? *)
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    let mut seen = Vec::new();
    for event in asynchronous_events::all(deployed) {
        let id = event.function.logical_id;
        if seen.contains(&id) || keeps_failures(deployed, event.function) {
            continue;
        }
        seen.push(id);
        let found = format!("`{id}` is called and not waited for: events that it fails on are lost");
        let help = match functions::is_of_sam(subject, event.function) {
            true => {
                "add `EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}` to the function, \
                 or a `DeadLetterQueue`"
            }
            false => {
                "add an `AWS::Lambda::EventInvokeConfig` with `OnFailure`, or a `DeadLetterConfig` to the \
                 function"
            }
        };
        let problem = Diagnostic::new(RULE.code, event.function.span, found).help(help);
        findings.push(problem.related(event.span, "it is called by this").resource(id.as_str()));
    }
}

/// Whether events that a function fails on go somewhere, under any conditions.
fn keeps_failures(subject: &Subject, function: &Resource) -> bool {
    let is_own = |config: &&Resource| {
        let named = config.property("FunctionName").and_then(|node| functions::named(subject, node));
        named.is_none_or(|one| one.logical_id == function.logical_id)
    };
    let mut configs = subject.resources_of("AWS::Lambda::EventInvokeConfig").filter(is_own);
    let is_kept = |config: &Resource| !subject.reach(config, &["DestinationConfig", "OnFailure"]).is_empty();
    function.property("DeadLetterConfig").is_some() || configs.any(is_kept)
}

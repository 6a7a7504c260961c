//! S3075: A function may write to what starts it.

use super::grants::{self, Grant};
use super::triggers::{self, Trigger};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit::json::to_compact_json;
use crate::evaluate::substitute::arguments;
use crate::rules::mentions::mentioned_ids;
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3075",
        name: "recursive-trigger",
        severity: Severity::Warning,
        summary: "A function may write to what starts it.",
    },
    documentation: Documentation {
        finds: "A function whose policies let it write to the very queue, stream, table, topic or bucket whose events start it, where no filter tells apart what it writes.",
        matters: "A function that writes there starts itself, again and again, and each run is paid for. Lambda stops loops over queues, topics and buckets after some 16 rounds, and those over tables and streams never.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 360
      RedrivePolicy:
        deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:failed
        maxReceiveCount: 5
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Policies:
        - SQSSendMessagePolicy: {QueueName: !GetAtt Orders.QueueName}
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
        deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:failed
        maxReceiveCount: 5
  Handle:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Policies:
        - SQSSendMessagePolicy: {QueueName: returns}
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
    for trigger in triggers::unfiltered(deployed) {
        let may_loop = trigger.function.property("RecursiveLoop").and_then(Node::as_str) == Some("Allow");
        let grants = grants::of(deployed, trigger.function);
        let mut possible = grants.iter().filter(|grant| can_hold(deployed, &[&grant.scope, &trigger.scope]));
        let writes = possible.find_map(|grant| Some((grant, action(grant, &trigger)?)));
        let Some((grant, action)) = writes.filter(|_| !may_loop) else { continue };
        let (function, source) = (trigger.function.logical_id, trigger.source.logical_id);
        let found = format!("`{source}` starts `{function}`, which may do `{action}` there and start itself");
        let help = "let it only read there, write elsewhere, or filter the events; write `RecursiveLoop: \
             Allow` if it is meant";
        let problem = Diagnostic::new(RULE.code, trigger.span, found).help(help);
        findings.push(problem.related(grant.span, "the policy is here").resource(function.as_str()));
    }
}

/// The action on what starts the function that a grant allows.
fn action(grant: &Grant, trigger: &Trigger) -> Option<&'static str> {
    let is_named = || grant.resources().any(|resource| names(resource, trigger));
    grant.allowed(trigger.actions).filter(|_| is_named())
}

/// The properties that name resources.
const NAMES: &[&str] = &["BucketName", "QueueName", "TableName", "TopicName"];

/// Whether an ARN in a policy is that of what starts the function: it refers to that, or has the same name in
/// it.
fn names(arn: &Node, trigger: &Trigger) -> bool {
    let by_reference = || mentioned_ids(arn).contains(&trigger.source.logical_id.as_str());
    let name = NAMES.iter().find_map(|name| trigger.source.property(name));
    by_reference() || name.is_some_and(|name| has_name(arn, name))
}

/// Whether the last part of an ARN is a name, which can be text, a parameter, or text with parameters in it.
fn has_name(arn: &Node, name: &Node) -> bool {
    let Some((text, own)) = text_of(arn) else { return false };
    let last = last_part(text);
    let last = last.strip_suffix("/*").unwrap_or(last);
    let last = last.strip_prefix("table/").unwrap_or(last);
    let variable = last.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    let value = variable.and_then(|variable| own?.get(variable));
    match (value, text_of(name)) {
        (Some(value), _) => to_compact_json(value) == to_compact_json(name),
        (None, Some((name, _))) => last == name,
        (None, None) => {
            variable.is_some() && variable == intrinsic::argument(name, "Ref").and_then(Node::as_str)
        }
    }
}

/// The part of an ARN after the last colon that is not within `${…}`.
fn last_part(arn: &str) -> &str {
    let is_outside =
        |at: &usize| arn.get(..*at).is_some_and(|before| before.rfind("${") <= before.rfind('}'));
    let colon = arn.rmatch_indices(':').map(|(at, _)| at).find(is_outside);
    colon.and_then(|at| arn.get(at + 1..)).unwrap_or(arn)
}

/// Text, or that of `Fn::Sub` with its own variables.
fn text_of(node: &Node) -> Option<(&str, Option<&Map>)> {
    if let Some(text) = node.as_str() {
        return Some((text, None));
    }
    let (text, own) = arguments(intrinsic::argument(node, "Fn::Sub")?)?;
    Some((text.as_str()?, own))
}

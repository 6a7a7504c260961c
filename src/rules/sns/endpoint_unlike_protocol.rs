//! W3694: The endpoint of a subscription is not of the kind that its protocol delivers to.

use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::{self, is_looked_up};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3694",
        name: "endpoint-unlike-protocol",
        severity: Severity::Warning,
        summary: "The endpoint of a subscription is not of the kind that its protocol delivers to.",
    },
    documentation: Documentation {
        finds: "A subscription of SNS with the protocol `sqs` or `lambda` whose `Endpoint` is not the ARN of a queue, or of a function.",
        matters: "SNS refuses the subscription, or its messages arrive nowhere.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    UpdateReplacePolicy: Delete
    DeletionPolicy: Delete
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-central-1:123456789012:orders
      Protocol: sqs
      Endpoint: !GetAtt Queue.QueueName
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    UpdateReplacePolicy: Delete
    DeletionPolicy: Delete
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-central-1:123456789012:orders
      Protocol: sqs
      Endpoint: !GetAtt Queue.Arn
",
    },
    check: Check::Subject(check),
};

/// A protocol, and what it delivers to.
struct Protocol {
    name: &'static str,
    /// The service in the ARN.
    service: &'static str,
    words: &'static str,
    /// Types of resources whose `Arn` is such an endpoint.
    kinds: &'static [&'static str],
    /// Types of resources whose `Ref` is one.
    by_reference: &'static [&'static str],
}

const PROTOCOLS: &[Protocol] = &[
    Protocol {
        name: "sqs",
        service: "sqs",
        words: "the ARN of a queue",
        kinds: &["AWS::SQS::Queue"],
        by_reference: &[],
    },
    Protocol {
        name: "lambda",
        service: "lambda",
        words: "the ARN of a function",
        kinds: &["AWS::Lambda::Function", "AWS::Serverless::Function"],
        by_reference: &["AWS::Lambda::Alias", "AWS::Lambda::Version"],
    },
];

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources_of("AWS::SNS::Subscription") {
        for protocol in subject.reach(resource, &["Protocol"]) {
            let known = PROTOCOLS.iter().find(|known| protocol.node.as_str() == Some(known.name));
            let Some(known) = known else { continue };
            let both = |at: &Reached| {
                let both = at.scope.and(&protocol.scope);
                both.is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
            };
            for at in subject.reach(resource, &["Endpoint"]).iter().filter(|at| both(at)) {
                if let Some((instead, help)) = misfit(subject, known, at) {
                    let found = format!(
                        "the protocol `{}` delivers to {}, and this is {instead}",
                        known.name, known.words
                    );
                    let problem = Diagnostic::new(RULE.code, at.node.span, found).help(help);
                    findings.push(problem.resource(resource.logical_id.as_str()));
                }
            }
        }
    }
}

/// What an endpoint is instead, and what to write, when a protocol cannot deliver to it.
fn misfit(subject: &Subject, protocol: &Protocol, at: &Reached) -> Option<(String, String)> {
    let help = format!("write {}, or another protocol", protocol.words);
    if let Some(text) = at.node.as_str() {
        let is_arn = text.starts_with("arn:") && text.split(':').nth(2) == Some(protocol.service);
        return (!is_arn && !is_looked_up(text)).then(|| (format!("`{text}`"), help));
    }
    let target = subject.target(at.node)?;
    let (id, kind) = (target.logical_id, target.kind);
    let (has_arn, is_arn) = (protocol.kinds.contains(&kind), protocol.by_reference.contains(&kind));
    if !kind.starts_with("AWS::") || kind.starts_with("AWS::CloudFormation::") {
        return None; // What others give is not known.
    }
    let help = if has_arn { format!("write `!GetAtt {id}.Arn`") } else { help };
    match (intrinsic::argument(at.node, "Ref"), attribute(at)) {
        (Some(_), _) => (!is_arn).then(|| (format!("what `!Ref` gives for a `{kind}`"), help)),
        (_, Some(attribute)) => {
            let fits = has_arn && attribute == "Arn" || is_arn;
            (!fits).then(|| (format!("`{attribute}` of a `{kind}`"), help))
        }
        _ => None,
    }
}

/// The attribute that a `Fn::GetAtt` asks for.
fn attribute(at: &Reached) -> Option<String> {
    let argument = intrinsic::argument(at.node, "Fn::GetAtt")?;
    match argument.as_list() {
        Some(parts) => parts.get(1)?.as_str().map(str::to_owned),
        None => argument.as_str()?.split_once('.').map(|(_, attribute)| attribute.to_owned()),
    }
}

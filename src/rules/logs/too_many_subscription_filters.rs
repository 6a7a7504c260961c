//! E2529: A log group has more than five subscription filters.

use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2529",
        name: "too-many-subscription-filters",
        severity: Severity::Error,
        summary: "A log group has more than five subscription filters.",
    },
    documentation: Documentation {
        finds: "More than five subscription filters in the template that name the same log group; events of the type `CloudWatchLogs` of functions count as well.",
        matters: "CloudWatch Logs refuses those beyond its limit.",
        bad: "\
Resources:
  Filter1:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: paid
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:paid
  Filter2:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: sent
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:sent
  Filter3:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: lost
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:lost
  Filter4:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: late
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:late
  Filter5:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: back
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:back
  Filter6:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: done
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:done
",
        good: "\
Resources:
  Filter1:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: paid
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:paid
  Filter2:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: sent
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:sent
  Filter3:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: lost
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:lost
  Filter4:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: late
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:late
  Filter5:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/events
      FilterPattern: back
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:back
  Filter6:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /orders/done
      FilterPattern: done
      DestinationArn: arn:aws:lambda:eu-central-1:123456789012:function:done
",
    },
    check: Check::Subject(check),
};

/// "CloudWatch Logs quotas" in the user guide.
const MOST: usize = 5;

/// How many are compared.
const MOST_COMPARED: usize = 512;

/// The name of a log group in a filter.
struct Named<'s> {
    resource: &'s Resource<'s>,
    at: Reached<'s>,
}

fn check(subject: &Subject, findings: &mut Findings) {
    let named = named(subject);
    for (number, filter) in named.iter().enumerate() {
        let before = named.iter().take(number).filter(|other| is_same(subject, other, filter));
        let before: Vec<&Named> = before.collect();
        if let [first, ..] = before.as_slice()
            && before.len() == MOST
        {
            let found = format!("a log group has at most {MOST} subscription filters, and this is one more");
            let problem = Diagnostic::new(RULE.code, filter.at.node.span, found);
            let problem = problem.help("let one filter pass on more, and sort it out behind it");
            let problem = problem.related(first.at.node.span, "the first one is here");
            findings.push(problem.resource(filter.resource.logical_id.as_str()));
        }
    }
}

fn is_same(subject: &Subject, one: &Named, other: &Named) -> bool {
    let both = one.at.scope.and(&other.at.scope);
    one.at.node == other.at.node && both.is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
}

fn named<'s>(subject: &'s Subject) -> Vec<Named<'s>> {
    let mut named = Vec::new();
    for resource in &subject.resources {
        let mut add =
            |places: Vec<Reached<'s>>| named.extend(places.into_iter().map(|at| Named { resource, at }));
        match resource.kind {
            "AWS::Logs::SubscriptionFilter" => add(subject.reach(resource, &["LogGroupName"])),
            "AWS::Serverless::Function" => {
                for events in subject.reach(resource, &["Events"]) {
                    let values = events.node.as_map().into_iter().flat_map(|events| events.values());
                    let logs = values.filter(|event| {
                        event.get("Type").and_then(|kind| kind.as_str()) == Some("CloudWatchLogs")
                    });
                    let place = (&events.scope, events.span);
                    logs.for_each(|event| add(subject.below(event, place, &["Properties", "LogGroupName"])));
                }
            }
            _ => {}
        }
    }
    named.truncate(MOST_COMPARED);
    named
}

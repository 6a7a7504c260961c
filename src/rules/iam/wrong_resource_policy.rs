//! E3512: The policy of a resource is not one that AWS takes.

use super::policy_documents::Kind;
use super::problem;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3512",
        name: "wrong-resource-policy",
        severity: Severity::Error,
        summary: "The policy of a resource is not one that AWS takes.",
    },
    documentation: Documentation {
        finds: "The policy of a bucket, queue, topic, key, secret, domain, API or another resource, with something that is missing, misspelt or out of place: elements, effects, principals, condition operators.",
        matters: "The service refuses the policy, and the stack is rolled back.",
        bad: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
  FromTopics:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Orders
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal: sns.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Orders.Arn
",
        good: "\
Resources:
  Orders:
    Type: AWS::SQS::Queue
  FromTopics:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Orders
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              Service: sns.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Orders.Arn
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    problem::report(&RULE, Kind::Resource, subject, findings);
}

//! E3514: The policy of a resource is about something else.

use super::arns::{self, Arn, is_open};
use super::open_text::{self, OPEN};
use super::policy_documents::{self, Kind, PolicyDocument, each};
use super::problem::Problem;
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3514",
        name: "wrong-policy-resource",
        severity: Severity::Error,
        summary: "The policy of a resource is about something else.",
    },
    documentation: Documentation {
        finds: "In the policy of a resource, such as a bucket, a queue or a topic, a `Resource` that is no ARN, is the ARN of something in another service, or is another bucket.",
        matters: "The service refuses the policy, and the stack is rolled back.",
        bad: "\
Resources:
  Reports:
    Type: AWS::S3::Bucket
  OnlyEncrypted:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Reports
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Deny
            Principal: \"*\"
            Action: s3:*
            Resource: \"*\"
            Condition:
              Bool:
                aws:SecureTransport: \"false\"
",
        good: "\
Resources:
  Reports:
    Type: AWS::S3::Bucket
  OnlyEncrypted:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Reports
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Deny
            Principal: \"*\"
            Action: s3:*
            Resource:
              - !GetAtt Reports.Arn
              - !Sub \"${Reports.Arn}/*\"
            Condition:
              Bool:
                aws:SecureTransport: \"false\"
",
    },
    check: Check::Subject(check),
};

/// Policies that are about resources of one service.
const OF_ONE_SERVICE: &[(&str, &str)] =
    &[("AWS::S3::BucketPolicy", "s3"), ("AWS::SNS::TopicPolicy", "sns"), ("AWS::SQS::QueuePolicy", "sqs")];

fn check(subject: &Subject, findings: &mut Findings) {
    for document in policy_documents::of_kind(subject, Kind::Resource) {
        for statement in document.statements(subject) {
            for at in
                ["Resource", "NotResource"].iter().flat_map(|element| each(subject, &statement, element))
            {
                let problem = problem(subject, &document, &at);
                findings
                    .extend(problem.map(|problem| problem.diagnostic(&RULE, document.resource.logical_id)));
            }
        }
    }
}

fn problem(subject: &Subject, document: &PolicyDocument, at: &Reached) -> Option<Problem> {
    let text = open_text::of(subject, at.node);
    if text.as_deref().is_some_and(|text| is_short(document, text)) {
        return None;
    }
    let is_of_bucket = document.resource.kind == "AWS::S3::BucketPolicy";
    let any = || any_bucket(at, text.as_deref()?).filter(|_| is_of_bucket);
    any().or_else(|| arns::problem(subject, at)).or_else(|| foreign(document, at, text.as_deref()?))
}

/// API Gateway completes ARNs that begin with its own name.
fn is_short(document: &PolicyDocument, text: &str) -> bool {
    let is_of_api = matches!(document.resource.kind, "AWS::ApiGateway::RestApi" | "AWS::Serverless::Api");
    is_of_api && text.starts_with("execute-api:")
}

fn any_bucket(at: &Reached, text: &str) -> Option<Problem> {
    let problem = Problem::new(at.node.span, "the policy of a bucket names the bucket, not `*`");
    (text == "*").then(|| problem.help("write the ARN of the bucket, and the same with `/*` for its objects"))
}

/// An ARN of another service.
fn foreign(document: &PolicyDocument, at: &Reached, text: &str) -> Option<Problem> {
    let (_, service) = OF_ONE_SERVICE.iter().find(|(kind, _)| *kind == document.resource.kind)?;
    let arn = Arn::read(text).filter(|_| !text.starts_with(OPEN))?;
    let found = format!("`{}` is not in `{service}`, which this policy is about", open_text::shown(text));
    let is_foreign = arn.service != *service && !is_open(arn.service);
    is_foreign.then(|| {
        Problem::new(at.node.span, found).help(format!("write an ARN that begins like `arn:aws:{service}:`"))
    })
}

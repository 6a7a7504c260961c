//! E3514: The policy of a resource is about something else.

use super::arns::{self, Arn, is_open};
use super::open_text::{self, OPEN};
use super::policy_documents::{self, Kind, PolicyDocument, each};
use super::problem::Problem;
use crate::check::{Findings, Reached, Resource, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate::substitute::arguments;
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::Node;

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

const BUCKET_TYPE: &str = "AWS::S3::Bucket";
const BUCKET_POLICY: &str = "AWS::S3::BucketPolicy";

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
    if document.resource.kind == BUCKET_POLICY
        && let Some(problem) = no_bucket(at, text.as_deref()).or_else(|| other_bucket(subject, document, at))
    {
        return Some(problem);
    }
    arns::problem(subject, at).or_else(|| foreign(document, at, text.as_deref()?))
}

/// API Gateway completes ARNs that begin with its own name.
fn is_short(document: &PolicyDocument, text: &str) -> bool {
    let is_of_api = matches!(document.resource.kind, "AWS::ApiGateway::RestApi" | "AWS::Serverless::Api");
    is_of_api && text.starts_with("execute-api:")
}

fn no_bucket(at: &Reached, text: Option<&str>) -> Option<Problem> {
    let problem = Problem::new(at.node.span, "the policy of a bucket must name the bucket");
    let is_open = matches!(text, Some("*" | "arn:aws:s3" | "arn:aws:s3:::"));
    is_open.then(|| problem.help("write the ARN of the bucket, and the same with `/*` for its objects"))
}

/// A bucket of the template that the policy is not for.
fn other_bucket(subject: &Subject, document: &PolicyDocument, at: &Reached) -> Option<Problem> {
    let other = bucket(subject, at.node)?;
    let own = subject.related(document.resource, &["Bucket"], BUCKET_TYPE);
    let [(bucket, _, span)] = own.as_slice() else { return None };
    let found =
        format!("this is the bucket `{}`, and the policy is for `{}`", other.logical_id, bucket.logical_id);
    let problem = Problem::new(at.node.span, found).related(*span, "the policy is for this one");
    (other.logical_id != bucket.logical_id).then(|| problem.help("name the same bucket in both"))
}

/// The bucket that an ARN is about, when it begins with a reference or names one behind `:::`.
fn bucket<'s, 't>(subject: &'s Subject<'t>, node: &Node) -> Option<&'s Resource<'t>> {
    let named = || {
        let (text, own) = arguments(intrinsic::argument(node, "Fn::Sub")?)?;
        let text = text.as_str().filter(|_| own.is_none())?;
        let name = text.split_once(":::${").map(|(_, name)| name).or_else(|| text.strip_prefix("${"))?;
        let (name, _) = name.split_once('}')?;
        subject.resource(name.strip_suffix(".Arn").unwrap_or(name))
    };
    subject.target(node).or_else(named).filter(|resource| resource.kind == BUCKET_TYPE)
}

/// An ARN of another service.
fn foreign(document: &PolicyDocument, at: &Reached, text: &str) -> Option<Problem> {
    let service = document.service()?;
    let arn = Arn::read(text).filter(|_| !text.starts_with(OPEN))?;
    let found = format!("`{}` is not in `{service}`, which this policy is about", open_text::shown(text));
    let is_foreign = arn.service != service && !is_open(arn.service);
    is_foreign.then(|| {
        Problem::new(at.node.span, found).help(format!("write an ARN that begins like `arn:aws:{service}:`"))
    })
}

//! What is wrong with the ARNs of a statement.

use super::open_text::{self, BUCKET, OPEN};
use super::problem::Problem;
use crate::check::{Reached, Resource, Subject};
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::template::intrinsic::{self, is_looked_up};
use crate::tree::Node;

/// The parts of an ARN, from its partition on. Those that are left out are none: AWS takes `*` for them ("IAM
/// JSON policy elements: Resource").
#[derive(Debug, Clone, Copy)]
pub struct Arn<'a> {
    /// Such as `aws`.
    pub partition: &'a str,
    /// Such as `s3`.
    pub service: &'a str,
    /// Empty for services without regions.
    pub region: Option<&'a str>,
    /// Empty for services whose names are unique without it.
    pub account: Option<&'a str>,
    /// What it is about.
    pub name: Option<&'a str>,
}

impl<'a> Arn<'a> {
    /// Unless the text is none.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
        let (partition, service) = (parts.next()?, parts.next()?);
        Some(Arn { partition, service, region: parts.next(), account: parts.next(), name: parts.next() })
    }

    /// What cannot be in an ARN.
    fn fault(&self) -> Option<String> {
        if self.service.is_empty() {
            return Some("names no service".to_owned());
        }
        if !self.partition.starts_with("aws") && !is_open(self.partition) {
            return Some(format!("has the partition `{}`", self.partition));
        }
        let account = self.account.filter(|account| !is_possible_account(account))?;
        Some(format!("has the account `{}`, which is not 12 digits", open_text::shown(account)))
    }
}

/// Whether a part can stand for several things.
pub fn is_open(part: &str) -> bool {
    part.contains([OPEN, BUCKET, '*', '?', '$'])
}

/// Some services and AWS itself have names.
fn is_possible_account(account: &str) -> bool {
    let is_number = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    is_number || is_open(account) || matches!(account, "" | "aws" | "cloudfront" | "aws-managed")
}

/// What is wrong with a value of `Resource`.
pub fn problem(subject: &Subject, at: &Reached) -> Option<Problem> {
    if let Some(problem) = name_instead(subject, at) {
        return Some(problem);
    }
    let text = open_text::of(subject, at.node).or_else(|| at.node.scalar_text())?;
    if text == "*" || text.starts_with(OPEN) || is_unfinished(&text) {
        return None;
    }
    let shown = open_text::shown(&text);
    let Some(arn) = Arn::read(&text) else {
        let problem = Problem::new(at.node.span, format!("`{shown}` is no ARN"));
        return Some(problem.help(instead(subject, &text)));
    };
    let fault = arn.fault()?;
    let help = "write it like `arn:aws:sqs:us-east-1:123456789012:name`";
    Some(Problem::new(at.node.span, format!("`{shown}` {fault}")).help(help))
}

/// Something is put in later; or should be, but `Fn::Sub` is missing, which another rule says.
fn is_unfinished(text: &str) -> bool {
    is_looked_up(text) || text.contains("${AWS::")
}

/// What to write instead of a text that is no ARN.
fn instead(subject: &Subject, text: &str) -> String {
    if subject.section("Parameters").contains(text) {
        return format!("to refer to the parameter, write `!Ref {text}`");
    }
    match subject.resource(text) {
        Some(resource) => format!("to refer to the resource, write `!GetAtt {}.Arn`", resource.logical_id),
        None => "write an ARN such as `arn:aws:s3:::bucket/*`, or `*`".to_owned(),
    }
}

/// What `Ref` gives for resources of types that have `Arn` for an attribute (the pages of the types in
/// CloudFormation's template reference).
const NAMED: &[(&str, &str)] = &[
    ("AWS::Cognito::UserPool", "the id of the user pool"),
    ("AWS::DynamoDB::GlobalTable", "the name of the table"),
    ("AWS::DynamoDB::Table", "the name of the table"),
    ("AWS::ECR::Repository", "the name of the repository"),
    ("AWS::EFS::FileSystem", "the id of the file system"),
    ("AWS::Events::EventBus", "the name of the event bus"),
    ("AWS::IAM::Role", "the name of the role"),
    ("AWS::IAM::User", "the name of the user"),
    ("AWS::KMS::Key", "the id of the key"),
    ("AWS::Kinesis::Stream", "the name of the stream"),
    ("AWS::KinesisFirehose::DeliveryStream", "the name of the delivery stream"),
    ("AWS::Lambda::Function", "the name of the function"),
    ("AWS::Logs::LogGroup", "the name of the log group"),
    ("AWS::S3::Bucket", "the name of the bucket"),
    ("AWS::SQS::Queue", "the URL of the queue"),
    ("AWS::Serverless::Function", "the name of the function"),
    ("AWS::Serverless::SimpleTable", "the name of the table"),
];

/// A reference to a resource, alone or at the beginning of a text, that gives no ARN.
pub fn name_instead(subject: &Subject, at: &Reached) -> Option<Problem> {
    let (resource, rest) = first_reference(subject, at.node)?;
    let (_, name) = NAMED.iter().find(|(kind, _)| *kind == resource.kind)?;
    let id = resource.logical_id;
    let problem = Problem::new(at.node.span, format!("this begins with {name} `{id}`, and not with an ARN"));
    Some(match rest {
        None => Problem::new(at.node.span, format!("this is {name} `{id}`, and no ARN"))
            .help(format!("write `!GetAtt {id}.Arn`")),
        Some(rest) => problem.help(format!("write `!Sub \"${{{id}.Arn}}{rest}\"`")),
    })
}

/// The resource that a text begins with a reference to, and what follows, if anything may.
fn first_reference<'s, 't>(
    subject: &'s Subject<'t>,
    node: &Node,
) -> Option<(&'s Resource<'t>, Option<String>)> {
    if let Some(id) = intrinsic::argument(node, "Ref") {
        return Some((subject.resource(id.as_str()?)?, None));
    }
    let (text, own) = arguments(intrinsic::argument(node, "Fn::Sub")?)?;
    let Part::Variable(name, _) = parts(text.as_str()?).into_iter().next()? else { return None };
    let resource = subject.resource(name).filter(|_| own.is_none_or(|own| !own.contains(name)))?;
    let (_, rest) = text.as_str()?.split_once('}')?;
    Some((resource, Some(rest.to_owned()).filter(|rest| !rest.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(text: &str) -> bool {
        Arn::read(text).is_some_and(|arn| arn.fault().is_none())
    }

    #[test]
    fn arns_may_be_incomplete_and_open() {
        let right = [
            "arn:aws:sqs",
            "arn:aws:sns:*:*",
            "arn:aws-cn:s3:::bucket/*",
            "arn:*:s3:::bucket",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:s3:::bucket/${aws:username}/*",
            "arn:\u{FFFC}:sqs:us-east-1:\u{FFFC}:name",
        ];
        assert!(right.iter().all(|text| is_right(text)));
        let wrong = [
            "arn",
            "arn:aws",
            "sqs",
            "arn:amazon:s3:::bucket",
            "arn:aws:sqs:us-east-1:mine:queue",
            "arn:aws:",
        ];
        assert!(!wrong.iter().any(|text| is_right(text)));
    }
}

//! W3663: A permission does not say whose bucket may call the function.

use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic::is_looked_up;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3663",
        name: "permission-for-any-account",
        severity: Severity::Warning,
        summary: "A permission does not say whose bucket may call the function.",
    },
    documentation: Documentation {
        finds: "An `AWS::Lambda::Permission` with a `SourceArn` without an account, such as that of a bucket, and without `SourceAccount`.",
        matters: "Names of buckets are free again once a bucket is deleted. Whoever then makes one of that name may call the function.",
        bad: "\
Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: handle
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceArn: !GetAtt Uploads.Arn
",
        good: "\
Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: handle
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceArn: !GetAtt Uploads.Arn
      SourceAccount: !Ref AWS::AccountId
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for permission in subject.resources_of("AWS::Lambda::Permission") {
        for at in subject.reach(permission, &["SourceArn"]) {
            if lacks_account(subject, &at) && subject.may_lack(permission, "SourceAccount", &at.scope) {
                let found = "the ARN names no account, so what has the same name in another account may \
                     call the function, too";
                let problem = Diagnostic::new(RULE.code, permission.attribute_span("Properties"), found);
                let problem = problem.related(at.node.span, "the ARN is here");
                let problem = problem.help("add `SourceAccount: !Ref AWS::AccountId`");
                findings.push(problem.resource(permission.logical_id.as_str()));
            }
        }
    }
}

/// Whether an ARN certainly has no account in it.
fn lacks_account(subject: &Subject, at: &Reached) -> bool {
    if let Some(target) = subject.target(at.node) {
        return target.kind == "AWS::S3::Bucket";
    }
    let values = subject.evaluator.values(at.node, &at.scope);
    values.iter().filter_map(|value| value.node.as_str()).any(|arn| !is_looked_up(arn) && !has_account(arn))
}

fn has_account(arn: &str) -> bool {
    arn.split(':').skip(1).any(|part| part.len() == 12 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

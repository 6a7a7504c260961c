//! W3045: A bucket's access is controlled by an access control list.

use super::access_control;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3045",
        name: "legacy-access-control",
        severity: Severity::Warning,
        summary: "A bucket's access is controlled by an access control list.",
    },
    documentation: Documentation {
        finds: "A bucket with `AccessControl`.",
        matters: "Access control lists are a thing of the past: S3 switches them off for new buckets. A bucket policy can do nearly all they do, and says it in one place.",
        bad: "\
Resources:
  Pictures:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: Private
",
        good: "\
Resources:
  Pictures:
    Type: AWS::S3::Bucket
  Access:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Pictures
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::123456789012:role/painter
            Action: s3:GetObject
            Resource: !Sub ${Pictures.Arn}/*
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for controlled in access_control::all(subject) {
        let found = "`AccessControl` sets an access control list, which bucket policies have replaced";
        let help = match controlled.control {
            Some("Private") => "remove it: buckets are private anyway",
            _ => "say who may do what in an `AWS::S3::BucketPolicy`",
        };
        let problem = Diagnostic::new(RULE.code, controlled.bucket.property_span("AccessControl"), found);
        findings.push(problem.help(help).resource(controlled.bucket.logical_id.as_str()));
    }
}

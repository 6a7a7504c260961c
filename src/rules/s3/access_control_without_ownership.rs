//! E3045: A bucket has an access control list, but does not switch them on.

use super::access_control;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3045",
        name: "access-control-without-ownership",
        severity: Severity::Error,
        summary: "A bucket has an access control list, but does not switch them on.",
    },
    documentation: Documentation {
        finds: "A bucket whose `AccessControl` gives access to others, without `OwnershipControls`.",
        matters: "S3 switches access control lists off for buckets that do not say otherwise, and refuses to create one that sets a list.",
        bad: "\
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: LogDeliveryWrite
",
        good: "\
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: LogDeliveryWrite
      OwnershipControls:
        Rules:
          - ObjectOwnership: BucketOwnerPreferred
",
    },
    check: Check::Subject(check),
};

/// Lists that S3 takes while they are switched off.
const HARMLESS: &[&str] = &["Private", "BucketOwnerFullControl", "BucketOwnerRead"];

fn check(subject: &Subject, findings: &mut Findings) {
    for controlled in access_control::all(subject) {
        let Some(control) = controlled.control.filter(|control| !HARMLESS.contains(control)) else {
            continue;
        };
        let bucket = controlled.bucket;
        if !subject.may_lack(bucket, "OwnershipControls", &controlled.scope) {
            continue;
        }
        let found = format!("`AccessControl: {control}` needs `OwnershipControls`, and there are none");
        let help = "add `OwnershipControls: {Rules: [{ObjectOwnership: BucketOwnerPreferred}]}`, or use an `AWS::S3::BucketPolicy` instead";
        let problem = Diagnostic::new(RULE.code, bucket.attribute_span("Properties"), found).help(help);
        let problem = problem.related(bucket.property_span("AccessControl"), "it is set here");
        findings.push(problem.resource(bucket.logical_id.as_str()));
    }
}

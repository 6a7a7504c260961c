//! W2530: SnapStart is on, but no version is published.

use super::snap_start;
use crate::check::references::Section;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2530",
        name: "snap-start-without-version",
        severity: Severity::Warning,
        summary: "SnapStart is on, but no version is published.",
    },
    documentation: Documentation {
        finds: "`SnapStart` for published versions on a function of which the template publishes none.",
        matters: "SnapStart then does nothing at all.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: example.Handler
      Runtime: java21
      Code:
        S3Bucket: code
        S3Key: hello.zip
      SnapStart:
        ApplyOn: PublishedVersions
",
        good: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: example.Handler
      Runtime: java21
      Code:
        S3Bucket: code
        S3Key: hello.zip
      SnapStart:
        ApplyOn: PublishedVersions
  Version:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref Hello
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, span, _) in snap_start::switched_on(subject) {
        let (is_published, help) = match resource.kind {
            "AWS::Lambda::Function" => {
                (has_version(subject, resource), "add an `AWS::Lambda::Version` of it")
            }
            _ => (
                resource.properties.is_some_and(|map| map.given("AutoPublishAlias").is_some()),
                "add `AutoPublishAlias:`",
            ),
        };
        if !is_published {
            let found = format!(
                "SnapStart works on published versions, and `{}` publishes none",
                resource.logical_id
            );
            let problem = Diagnostic::new(RULE.code, span, found);
            findings.push(problem.help(help).resource(resource.logical_id.as_str()));
        }
    }
}

fn has_version(subject: &Subject, function: &Resource) -> bool {
    let mut references = subject.references.iter();
    references.any(|reference| {
        let owner = || subject.resource(reference.owner);
        reference.section == Section::Resources
            && *function.logical_id == *reference.name
            && owner().is_some_and(|owner| owner.kind == "AWS::Lambda::Version")
    })
}

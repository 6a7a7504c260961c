//! W2530: SnapStart is on, but no version is published.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::snap_start;
use crate::check::references::Section;
use crate::check::{Findings, Subject};
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
    let versioned = versioned(subject);
    for (resource, span, _) in snap_start::switched_on(subject) {
        let id = resource.logical_id.as_str();
        let publishes = resource.properties.is_some_and(|map| map.given("AutoPublishAlias").is_some());
        let (is_published, help) = match resource.kind {
            "AWS::Lambda::Function" => (versioned.contains(id), "add an `AWS::Lambda::Version` of it"),
            _ => (publishes, "add `AutoPublishAlias:`"),
        };
        if !is_published {
            let found = format!("SnapStart works on published versions, and `{id}` publishes none");
            findings.push(Diagnostic::new(RULE.code, span, found).help(help).resource(id));
        }
    }
}

/// What versions refer to.
fn versioned<'s>(subject: &'s Subject) -> HashSet<&'s str, RandomState> {
    let is_version =
        |owner: &str| subject.resource(owner).is_some_and(|one| one.kind == "AWS::Lambda::Version");
    let references = subject.references.iter().filter(|one| one.section == Section::Resources);
    references.filter(|one| is_version(one.owner)).map(|one| one.name).collect()
}

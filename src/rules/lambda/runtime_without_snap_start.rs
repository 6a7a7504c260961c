//! E2530: SnapStart is on, but the runtime does not have it.

use super::snap_start;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2530",
        name: "runtime-without-snap-start",
        severity: Severity::Error,
        summary: "SnapStart is on, but the runtime does not have it.",
    },
    documentation: Documentation {
        finds: "`SnapStart` on a function whose runtime does not have it, or in a region that does not.",
        matters: "Lambda refuses to create the function.",
        bad: "\
Resources:
  Hello:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/hello
      Handler: example.Handler
      Runtime: nodejs24.x
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

/// Runtimes that are too old for it ("Lambda SnapStart").
const TOO_OLD: &[&str] = &[
    "dotnet5.0",
    "dotnet6",
    "dotnet7",
    "java8.al2",
    "java8",
    "python3.10",
    "python3.11",
    "python3.7",
    "python3.8",
    "python3.9",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for (resource, span, scope) in snap_start::switched_on(subject) {
        if !snap_start::is_offered_in(subject.region()) {
            let found = format!("SnapStart is not offered in {}", subject.region());
            findings.push(finding(resource, span, found));
        }
        let Some(node) = resource.property("Runtime") else { continue };
        for (node, _) in subject.evaluator.alternatives(node, &scope) {
            if let Some(runtime) = node.as_str().filter(|runtime| !has_snap_start(runtime)) {
                findings.push(finding(
                    resource,
                    span,
                    format!("the runtime `{runtime}` does not have SnapStart"),
                ));
            }
        }
    }
}

fn finding(resource: &Resource, span: Span, found: String) -> Diagnostic {
    let help = "remove `SnapStart`, or use a runtime of Java from 11, Python from 3.12 or .NET from 8 on";
    Diagnostic::new(RULE.code, span, found).help(help).resource(resource.logical_id.as_str())
}

fn has_snap_start(runtime: &str) -> bool {
    let is_of_family = ["python", "java", "dotnet"].iter().any(|family| runtime.starts_with(family));
    is_of_family && !runtime.starts_with("dotnetcore") && !TOO_OLD.contains(&runtime)
}

//! I2530: The runtime has SnapStart, and the function does not use it.

use super::snap_start;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "I2530",
        name: "snap-start-possible",
        severity: Severity::Info,
        summary: "The runtime has SnapStart, and the function does not use it.",
    },
    documentation: Documentation {
        finds: "A function of Java 11 or later without `SnapStart`.",
        matters: "SnapStart makes Java functions start up to ten times faster, at no cost.",
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
    if !snap_start::is_offered_in(subject.region()) {
        return;
    }
    for resource in subject.resources_of("AWS::Lambda::Function") {
        let runtimes = subject.alternatives(resource, "Runtime");
        let mut names = runtimes.iter().filter_map(|(node, _)| node.as_str());
        let Some(runtime) = names.find(|runtime| is_new_java(runtime)) else { continue };
        if subject.may_lack(resource, "SnapStart", &resource.scope) {
            let found = format!("`{}` could start faster: `{runtime}` has SnapStart", resource.logical_id);
            let problem = Diagnostic::new(RULE.code, resource.attribute_span("Properties"), found);
            let help = "add `SnapStart: {ApplyOn: PublishedVersions}`, and publish versions";
            findings.push(problem.help(help).resource(resource.logical_id.as_str()));
        }
    }
}

fn is_new_java(runtime: &str) -> bool {
    runtime.starts_with("java") && !runtime.starts_with("java8")
}

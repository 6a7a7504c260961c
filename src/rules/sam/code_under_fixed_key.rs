//! S3016: New code under the same key in S3 is not deployed.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3016",
        name: "code-under-fixed-key",
        severity: Severity::Info,
        summary: "New code under the same key in S3 is not deployed.",
    },
    documentation: Documentation {
        finds: "Code, a layer or an API definition at a place in S3 that is written out, with no version of the object.",
        matters: "CloudFormation compares templates, not what lies in S3. Whoever uploads new code under the same key and deploys sees a successful deployment of the old code, and SAM publishes no new version.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://artifacts/orders.zip
      Handler: app.handler
      Runtime: python3.13
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

/// A type, and the property that says where its code is.
const CODE: &[(&str, &str)] = &[
    ("AWS::Serverless::Function", "CodeUri"),
    ("AWS::Serverless::LayerVersion", "ContentUri"),
    ("AWS::Serverless::Api", "DefinitionUri"),
    ("AWS::Serverless::HttpApi", "DefinitionUri"),
    ("AWS::Serverless::StateMachine", "DefinitionUri"),
];

/// The digits of the shortest hash that `sam package` and others put into keys.
const HASH_LENGTH: usize = 32;

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some((_, property)) = CODE.iter().find(|(kind, _)| *kind == resource.kind) else { continue };
        let Some(place) = resource.property(property) else { continue };
        if key(place).is_some_and(|key| !has_hash(key)) {
            let found = "what is uploaded here later will not be deployed: the template stays the same";
            let help = format!(
                "let `sam package` upload it: write the local path in `{property}`, or add the `Version` of the object"
            );
            let finding = Diagnostic::new(RULE.code, place.span, found).help(help);
            findings.push(finding.resource(resource.logical_id.as_str()));
        }
    }
}

/// The key of an object in S3 that is written out and has no version.
fn key(place: &Node) -> Option<&str> {
    match place.as_map() {
        None => place.as_str().filter(|text| text.starts_with("s3://") && !text.contains("versionId=")),
        Some(map) if map.contains("Version") || map.get("Bucket").and_then(Node::as_str).is_none() => None,
        Some(map) => map.get("Key")?.as_str(),
    }
}

fn has_hash(key: &str) -> bool {
    key.split(|letter: char| !letter.is_ascii_hexdigit()).any(|digits| digits.len() >= HASH_LENGTH)
}

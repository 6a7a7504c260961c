//! S3002: Some changes of a function do not publish a version.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3002",
        name: "unpublished-change",
        severity: Severity::Info,
        summary: "Some changes of a function do not publish a version.",
    },
    documentation: Documentation {
        finds: "A function with `AutoPublishAlias` that uses a layer of the same template, or that has `AutoPublishCodeSha256`, without `AutoPublishAliasAllProperties`.",
        matters: "SAM publishes a version when the code, environment, memory size or SnapStart change, and with `AutoPublishCodeSha256` only when that value changes. After a change of the layer alone the deployment succeeds, and the alias still runs the old layer.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Libraries:
    Type: AWS::Serverless::LayerVersion
    Properties:
      ContentUri: layer/
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      AutoPublishAlias: live
      Layers: [!Ref Libraries]
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Libraries:
    Type: AWS::Serverless::LayerVersion
    Properties:
      ContentUri: layer/
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      AutoPublishAlias: live
      AutoPublishAliasAllProperties: true
      Layers: [!Ref Libraries]
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for function in subject.resources_of("AWS::Serverless::Function") {
        let Some(properties) = function.properties else { continue };
        let Some(span) = properties.key_span("AutoPublishAlias") else { continue };
        if properties.truthy("AutoPublishAlias").is_none() || publishes_all(properties) {
            continue;
        }
        if let Some((found, help)) = problem(subject, properties) {
            findings.push(at(function, Diagnostic::new(RULE.code, span, found).help(help)));
        }
    }
}

fn publishes_all(properties: &Map) -> bool {
    properties.truthy("AutoPublishAliasAllProperties").is_some()
}

fn problem(subject: &Subject, properties: &Map) -> Option<(String, String)> {
    if properties.truthy("AutoPublishCodeSha256").is_some() {
        let found = "a version is published only when `AutoPublishCodeSha256` changes".to_owned();
        let help = "set it from what builds the code, and change it too when environment, layers or \
                    memory change";
        return Some((found, help.to_owned()));
    }
    let layer = own_layer(subject, properties)?;
    let found = format!("a change of the layer `{layer}` alone does not publish a version");
    let help = "add `AutoPublishAliasAllProperties: true`, with which every change publishes one";
    Some((found, help.to_owned()))
}

/// A layer of the same template that the function uses.
fn own_layer<'p>(subject: &Subject, properties: &'p Map) -> Option<&'p str> {
    let layers = properties.get("Layers").and_then(Node::as_list);
    let names = layers.into_iter().flatten().filter_map(intrinsic::referenced_id);
    let mut own = names.filter(|name| {
        let layer = subject.section("Resources").get(name).and_then(|layer| layer.get("Type")?.as_str());
        layer == Some("AWS::Serverless::LayerVersion")
    });
    own.next()
}

fn at(function: &Resource, finding: Diagnostic) -> Diagnostic {
    finding.resource(function.logical_id.as_str())
}

//! S3001: SAM makes a second stage, called `Stage`.

use std::collections::HashMap;

use super::body::expanded_resources;
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3001",
        name: "extra-stage",
        severity: Severity::Info,
        summary: "SAM makes a second stage, called `Stage`.",
    },
    documentation: Documentation {
        finds: "A REST API, implicit or not, without `OpenApiVersion`.",
        matters: "For old templates' sake SAM then makes, beside the stage that you name, another one called `Stage`. It serves the same routes at an address of its own, without the settings of your stage: no logs, no throttling, no web application firewall.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {Path: /hello, Method: get}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    OpenApiVersion: 3.0.1
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {Path: /hello, Method: get}
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let apis: HashMap<&str, &Resource> = subject
        .resources_of("AWS::Serverless::Api")
        .map(|resource| (resource.logical_id.as_str(), resource))
        .collect();
    for (_, deployment) in expanded_resources(subject, "AWS::ApiGateway::Deployment") {
        let stage = deployment.at(&["Properties", "StageName"]).and_then(Node::as_str);
        let api = deployment.at(&["Properties", "RestApiId"]).and_then(intrinsic::referenced_id);
        let Some(id) = api.filter(|_| stage == Some("Stage")) else { continue };
        match apis.get(id) {
            Some(api) if api.property("StageName").and_then(Node::as_str) != Some("Stage") => {
                findings.push(finding(id, api.span, "add `OpenApiVersion: 3.0.1` to its properties"));
            }
            None if id == "ServerlessRestApi" => {
                let help = "add `OpenApiVersion: 3.0.1` below `Api` in `Globals`";
                findings.push(finding(id, deployment.span, help));
            }
            _ => {}
        }
    }
}

fn finding(id: &str, span: crate::source::Span, help: &str) -> Diagnostic {
    let found = format!("SAM gives the API `{id}` a second stage, called `Stage`");
    let caveat = "a stack that is deployed already may keep the old stage: delete it by hand once nobody \
                  calls it. With the version, SAM writes the definition as OpenAPI 3";
    Diagnostic::new(RULE.code, span, found).help(format!("{help}; {caveat}")).resource(id)
}

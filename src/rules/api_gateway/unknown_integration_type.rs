//! S3088: An integration has a type that API Gateway does not know.

use super::definitions;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3088",
        name: "unknown-integration-type",
        severity: Severity::Error,
        summary: "An integration has a type that API Gateway does not know.",
    },
    documentation: Documentation {
        finds: "An `x-amazon-apigateway-integration` whose `type` is none of those of its kind of API: `aws`, `aws_proxy`, `http`, `http_proxy` and `mock` for REST APIs, `aws_proxy` and `http_proxy` for HTTP APIs.",
        matters: "API Gateway refuses the definition.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            get:
              responses: {}
              x-amazon-apigateway-integration: {type: proxy, httpMethod: GET, uri: 'https://example.com/orders'}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            get:
              responses: {}
              x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://example.com/orders'}
",
    },
    check: Check::Subject(check),
};

/// From "x-amazon-apigateway-integration object". They can be written in either case.
const OF_REST: &[&str] = &["aws", "aws_proxy", "http", "http_proxy", "mock"];
const OF_HTTP: &[&str] = &["aws_proxy", "http_proxy"];

fn check(subject: &Subject, findings: &mut Findings) {
    for definition in definitions::all(subject) {
        let (known, api) =
            if definition.is_rest { (OF_REST, "a REST API") } else { (OF_HTTP, "an HTTP API") };
        for path in definition.paths(subject) {
            for operation in path.operations() {
                let kind = operation.integration().and_then(|integration| integration.get("type"));
                let Some((text, span)) = kind.and_then(|kind| Some((kind.as_str()?, kind.span))) else {
                    continue;
                };
                if !known.contains(&text.to_ascii_lowercase().as_str()) {
                    let found = format!(
                        "`{} {}` has an integration of type `{text}`, which {api} does not have",
                        operation.method, path.text
                    );
                    let help = match similar::closest(text, known.iter().copied()) {
                        Some(close) => format!("did you mean `{close}`?"),
                        None => format!("it takes `{}`", known.join("`, `")),
                    };
                    findings.push(definition.finding(RULE.code, span, found).help(help));
                }
            }
        }
    }
}

//! S3012: An API calls a function that it is not allowed to call.

use std::collections::HashSet;

use super::body::{self, expanded_resources};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluate::substitute::{Part, arguments, parts};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3012",
        name: "integration-without-permission",
        severity: Severity::Warning,
        summary: "An API calls a function that it is not allowed to call.",
    },
    documentation: Documentation {
        finds: "An `x-amazon-apigateway-integration` that calls a function of the template, where nothing lets API Gateway do so: no event of the function, no `AWS::Lambda::Permission`, and no `credentials`.",
        matters: "The template deploys, and each request is answered with status 500, \"Invalid permissions on Lambda function\" in the log if there is one.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: hello, version: '1'}
        paths:
          /hello:
            get:
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Hello.Arn}/invocations
",
        good: "\
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
          Properties: {RestApiId: !Ref Api, Path: /hello, Method: get}
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: hello, version: '1'}
        paths:
          /hello:
            get:
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Hello.Arn}/invocations
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let Some(callable) = callable(subject) else { return };
    let functions: HashSet<&str> =
        expanded_resources(subject, "AWS::Lambda::Function").map(|(id, _)| id.as_str()).collect();
    for kind in ["AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"] {
        for (id, api) in expanded_resources(subject, kind) {
            for uri in body::paths(api).flat_map(|path| path.item.values().filter_map(called)) {
                let function = function_of(uri).filter(|name| functions.contains(name));
                if let Some(function) = function.filter(|name| !callable.contains(name)) {
                    findings.push(finding(id, function, uri));
                }
            }
        }
    }
}

fn finding(api: &str, function: &str, uri: &Node) -> Diagnostic {
    let found = format!("nothing lets the API `{api}` call `{function}`");
    let help = format!(
        "give `{function}` an event of the API with this path and method, or add an \
         `AWS::Lambda::Permission` for `apigateway.amazonaws.com`"
    );
    Diagnostic::new(RULE.code, uri.span, found).help(help).resource(api)
}

/// What the integration of a method calls, unless it takes a role for that.
fn called(method: &Node) -> Option<&Node> {
    let integration = method.get("x-amazon-apigateway-integration")?;
    integration.get("uri").filter(|_| integration.truthy("credentials").is_none())
}

/// The function whose ARN is in the address.
fn function_of(uri: &Node) -> Option<&str> {
    let (text, _) = arguments(intrinsic::argument(uri, "Fn::Sub")?)?;
    parts(text.as_str()?).into_iter().find_map(|part| match part {
        Part::Variable(name, _) => name.strip_suffix(".Arn"),
        Part::Text(_) => None,
    })
}

/// The functions that something lets API Gateway call. `None` when it is not known which they are.
fn callable<'t>(subject: &Subject<'t>) -> Option<HashSet<&'t str>> {
    let mut callable = HashSet::new();
    for (_, permission) in expanded_resources(subject, "AWS::Lambda::Permission") {
        let principal = permission.at(&["Properties", "Principal"]).and_then(Node::as_str);
        if principal.is_some_and(|principal| !matches!(principal, "apigateway.amazonaws.com" | "*")) {
            continue;
        }
        let name = permission.at(&["Properties", "FunctionName"]).and_then(intrinsic::referenced_id)?;
        let alias = subject.expanded?.section("Resources")?.get(name)?;
        let function = alias.at(&["Properties", "FunctionName"]).and_then(intrinsic::referenced_id);
        callable.extend([Some(name), function].into_iter().flatten());
    }
    Some(callable)
}

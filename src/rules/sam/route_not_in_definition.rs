//! S3013: An event asks for a route that the API's own definition does not have.

use std::collections::HashMap;

use super::event::{self, Event};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3013",
        name: "route-not-in-definition",
        severity: Severity::Warning,
        summary: "An event asks for a route that the API's own definition does not have.",
    },
    documentation: Documentation {
        finds: "An `Api` event with a path or method that is not in the `DefinitionBody` of its API.",
        matters: "SAM leaves a definition of your own as it is: the event only lets the API call the function. Without the route in the definition, requests are answered with status 403.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Create:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: post}
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            get: {responses: {}}
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
      Events:
        Create:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: post}
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders:
            post: {responses: {}}
",
    },
    check: Check::Subject(check),
};

const ANY_METHOD: &str = "x-amazon-apigateway-any-method";

fn check(subject: &Subject, findings: &mut Findings) {
    let definitions = definitions(subject);
    for event in event::all(subject).filter(|event| event.kind == "Api") {
        let api = event.properties.get("RestApiId").and_then(intrinsic::referenced_id);
        let Some((api, paths)) = api.and_then(|api| Some((api, *definitions.get(api)?))) else { continue };
        if let Some(finding) = problem(&event, paths) {
            findings.push(finding.resource(api));
        }
    }
}

/// The paths of the APIs with a definition of their own that is written out in the template.
fn definitions<'t>(subject: &Subject<'t>) -> HashMap<&'t str, &'t Map> {
    let own = subject.resources_of("AWS::Serverless::Api").filter_map(|api| {
        let is_merged = api.property("MergeDefinitions").is_some_and(Node::is_truthy);
        let paths = api.property("DefinitionBody").filter(|_| !is_merged)?.get("paths")?;
        let map = paths.as_map()?;
        let is_known = map.keys().all(|key| key.starts_with('/') || key.starts_with("x-"));
        is_known.then_some((api.logical_id.as_str(), map))
    });
    own.collect()
}

fn problem(event: &Event, paths: &Map) -> Option<Diagnostic> {
    let (path, span) = event.text("Path")?;
    if path.contains(['*', '+']) {
        return None; // It is there to let the API call the function from everywhere.
    }
    let mut matching = paths.as_written().filter(|(written, ..)| covers(written, path)).peekable();
    if matching.peek().is_none() {
        let found = format!("the definition of the API has no path `{path}`, and SAM does not add it");
        return Some(Diagnostic::new(RULE.code, span, found).help(path_help(path, paths)));
    }
    let (method, span) = event.text("Method")?;
    let method = method.to_lowercase();
    let is_there = |item: &Node| {
        intrinsic::is_intrinsic(item)
            || [method.as_str(), ANY_METHOD].iter().any(|name| item.get(name).is_some())
    };
    if method == "any" || matching.any(|(_, _, item)| is_there(item)) {
        return None;
    }
    let found =
        format!("`{path}` has no method `{method}` in the definition of the API, and SAM does not add it");
    let help = "add the method to the definition, or set `MergeDefinitions: true` on the API";
    Some(Diagnostic::new(RULE.code, span, found).help(help))
}

fn path_help(path: &str, paths: &Map) -> String {
    match similar::closest(path, paths.keys().map(|key| key.as_str())) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "add it to the definition, or set `MergeDefinitions: true` on the API".to_owned(),
    }
}

/// Whether requests for a path can come by way of one that the definition has. Parameters may have
/// different names.
fn covers(written: &str, path: &str) -> bool {
    let (mut written, mut wanted) = (written.split('/'), path.split('/'));
    loop {
        match (written.next(), wanted.next()) {
            (Some(part), Some(_)) if part.starts_with('{') && part.ends_with("+}") => return true,
            (Some(part), Some(other)) if part == other || part.starts_with('{') => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

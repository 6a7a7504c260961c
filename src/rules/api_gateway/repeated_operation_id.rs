//! S3087: Two operations of an API have the same `operationId`.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::definitions::{self, Definition};
use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Severity};
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3087",
        name: "repeated-operation-id",
        severity: Severity::Warning,
        summary: "Two operations of an API have the same `operationId`.",
    },
    documentation: Documentation {
        finds: "An `operationId` of an OpenAPI definition that an earlier operation has as well.",
        matters: "The id is the name of the operation: clients and documentation made from the definition keep one of the two. OpenAPI asks for different ones.",
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
              operationId: listOrders
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
            post:
              operationId: listOrders
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
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
              operationId: listOrders
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
            post:
              operationId: createOrder
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for definition in definitions::all(subject) {
        check_definition(subject, &definition, findings);
    }
}

fn check_definition(subject: &Subject, definition: &Definition, findings: &mut Findings) {
    let paths = definition.paths(subject);
    let mut first: HashMap<&str, (String, Span, &Scope), RandomState> = HashMap::default();
    for path in &paths {
        for operation in path.operations() {
            let Some((id, span)) =
                operation.node.get("operationId").and_then(|id| Some((id.as_str()?, id.span)))
            else {
                continue;
            };
            let route = format!("{} {}", operation.method, path.text);
            let Some((other, place, scope)) = first.get(id) else {
                first.insert(id, (route, span, &path.scope));
                continue;
            };
            if can_hold(subject, &[scope, &path.scope]) {
                let found = format!("`{route}` has the `operationId` of `{other}`: `{id}`");
                let problem =
                    definition.finding(RULE.code, span, found).help("give each operation an id of its own");
                findings.push(match definition.file {
                    None => problem.related(*place, "the other operation is here"),
                    Some(_) => problem,
                });
            }
        }
    }
}

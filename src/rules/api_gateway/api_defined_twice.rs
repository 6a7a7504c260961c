//! W3660: A REST API has a definition, and resources that add to it.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3660",
        name: "api-defined-twice",
        severity: Severity::Warning,
        summary: "A REST API has a definition, and resources that add to it.",
    },
    documentation: Documentation {
        finds: "A REST API with `Body` or `BodyS3Location` that a resource such as `AWS::ApiGateway::Method` adds to.",
        matters: "Each change of the definition replaces all that the API has, and with it what the resources added. CloudFormation does not notice, and does not add it again.",
        bad: "\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
  NotFound:
    Type: AWS::ApiGateway::GatewayResponse
    Properties:
      RestApiId: !Ref Api
      ResponseType: RESOURCE_NOT_FOUND
",
        good: "\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
        x-amazon-apigateway-gateway-responses:
          RESOURCE_NOT_FOUND: {}
",
    },
    check: Check::Subject(check),
};

/// What adds to a REST API, and where that goes in a definition and in an API of SAM without one.
const ADDING: &[(&str, &str, &str)] = &[
    ("AWS::ApiGateway::Authorizer", "`securitySchemes`", "write `Auth` of the API"),
    (
        "AWS::ApiGateway::GatewayResponse",
        "`x-amazon-apigateway-gateway-responses`",
        "write `GatewayResponses` of the API",
    ),
    ("AWS::ApiGateway::Method", "`paths`", "give a function an event with this route"),
    ("AWS::ApiGateway::Model", "`schemas`", "write `Models` of the API"),
    (
        "AWS::ApiGateway::RequestValidator",
        "`x-amazon-apigateway-request-validators`",
        "write `RequestParameters` or `RequestModel` of the event",
    ),
    ("AWS::ApiGateway::Resource", "`paths`", "give a function an event with this route"),
];

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for (kind, section, in_sam) in ADDING {
        for resource in deployed.resources_of(kind) {
            let apis = deployed.related(resource, &["RestApiId"], "AWS::ApiGateway::RestApi");
            for (api, _, span) in
                apis.iter().filter(|(_, scope, _)| deployed.evaluator.conditions.is_possible(scope))
            {
                let Some(definition) = definition(api) else { continue };
                let found = format!(
                    "`{}` adds to this API, and is lost when its definition changes",
                    resource.logical_id
                );
                let problem = Diagnostic::new(RULE.code, api.property_span(definition), found);
                let problem = problem.related(*span, "it adds to the API here");
                let help = match is_written_by_sam(subject, api) {
                    true => format!("{in_sam} instead"),
                    false => format!("write it into the definition, under {section}"),
                };
                let problem = problem.help(help);
                findings.push(problem.resource(deployed.known_as(api)));
            }
        }
    }
}

/// Whether the definition is made from the events of functions, so that nobody can write anything into it.
fn is_written_by_sam(subject: &Subject, api: &Resource) -> bool {
    let written = subject.resource(api.logical_id);
    written.is_none_or(|api| api.kind == "AWS::Serverless::Api" && api.property("DefinitionBody").is_none())
}

fn definition(api: &Resource) -> Option<&'static str> {
    ["Body", "BodyS3Location"].into_iter().find(|name| api.property(name).is_some())
}

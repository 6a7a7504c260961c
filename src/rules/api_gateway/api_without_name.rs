//! E3660: A REST API has neither a name nor a definition that names it.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3660",
        name: "api-without-name",
        severity: Severity::Error,
        summary: "A REST API has neither a name nor a definition that names it.",
    },
    documentation: Documentation {
        finds: "An `AWS::ApiGateway::RestApi` without `Name`, `Body` and `BodyS3Location`.",
        matters: "API Gateway refuses to create it. A definition names the API in `info.title`.",
        bad: "\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Description: Orders and returns
",
        good: "\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
      Description: Orders and returns
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ApiGateway::RestApi"],
        path: &[],
        table: "aws_apigateway_restapi/openapi_properties",
        why: "an API without a definition needs a name",
        by_region: false,
    }),
};

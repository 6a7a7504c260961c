//! E3723: The path of a method setting does not begin with a slash.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3723",
        name: "settings-path-without-slash",
        severity: Severity::Error,
        summary: "The path of a method setting does not begin with a slash.",
    },
    documentation: Documentation {
        finds: "A `ResourcePath` in `MethodSettings` of a stage that does not begin with `/`.",
        matters: "API Gateway refuses the stage.",
        bad: "\
Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
  Deployment:
    Type: AWS::ApiGateway::Deployment
    Properties:
      RestApiId: !Ref Orders
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Orders
      DeploymentId: !Ref Deployment
      StageName: prod
      MethodSettings:
        - ResourcePath: orders
          HttpMethod: GET
          MetricsEnabled: true
",
        good: "\
Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
  Deployment:
    Type: AWS::ApiGateway::Deployment
    Properties:
      RestApiId: !Ref Orders
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Orders
      DeploymentId: !Ref Deployment
      StageName: prod
      MethodSettings:
        - ResourcePath: /orders
          HttpMethod: GET
          MetricsEnabled: true
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::ApiGateway::Stage", "AWS::Serverless::Api"],
        path: &["MethodSettings", "*"],
        table: "aws_apigateway_stage/method_settings_resource_path",
        why: "a path begins with `/`; `/*` is all of them",
        by_region: false,
    }),
};

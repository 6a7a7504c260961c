//! W3705: An entry of the method settings sets nothing.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::template::intrinsic;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W3705",
        name: "settings-without-effect",
        severity: Severity::Warning,
        summary: "An entry of the method settings sets nothing.",
    },
    documentation: Documentation {
        finds: "An entry in `MethodSettings` of a stage with a path or method, and with nothing that is set for it.",
        matters: "API Gateway leaves the entry out without a word.",
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
        - ResourcePath: /orders
          HttpMethod: GET
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
    check: Check::Subject(check),
};

/// What has the settings of methods.
const STAGES: &[&str] = &["AWS::ApiGateway::Stage", "AWS::Serverless::Api"];

/// What can be set ("AWS::ApiGateway::Stage MethodSetting").
const SETTINGS: &[&str] = &[
    "CacheDataEncrypted",
    "CacheTtlInSeconds",
    "CachingEnabled",
    "DataTraceEnabled",
    "LoggingLevel",
    "MetricsEnabled",
    "ThrottlingBurstLimit",
    "ThrottlingRateLimit",
];

fn check(subject: &Subject, findings: &mut Findings) {
    for stage in subject.resources_of_any(STAGES) {
        for at in subject.reach(stage, &["MethodSettings", "*"]) {
            let Some(entry) =
                at.node.as_map().filter(|entry| !entry.is_empty() && !intrinsic::is_intrinsic(at.node))
            else {
                continue;
            };
            if !SETTINGS.iter().any(|setting| entry.contains(setting)) {
                let found = "this entry names methods, and sets nothing for them";
                let help = "add what to set, such as `LoggingLevel: INFO`, or remove the entry";
                let problem = Diagnostic::new(RULE.code, at.span, found).help(help);
                findings.push(problem.resource(stage.logical_id.as_str()));
            }
        }
    }
}

//! E3698: A stage shows a deployment of another API.

use super::owning_api::{self, Pair};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3698",
        name: "deployment-of-other-api",
        severity: Severity::Error,
        summary: "A stage shows a deployment of another API.",
    },
    documentation: Documentation {
        finds: "An `AWS::ApiGateway::Stage` with a `DeploymentId` of a deployment whose `RestApiId` is another API.",
        matters: "API Gateway looks for the deployment within the API of the stage, and refuses the stage.",
        bad: "\
Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths: {}
  Returns:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: returns, version: '1'}
        paths: {}
  Deployment:
    Type: AWS::ApiGateway::Deployment
    Properties:
      RestApiId: !Ref Returns
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Orders
      DeploymentId: !Ref Deployment
      StageName: prod
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
  Returns:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: returns, version: '1'}
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
",
    },
    check: Check::Subject(check),
};

const PAIR: Pair =
    Pair { user: "AWS::ApiGateway::Stage", property: "DeploymentId", used: "AWS::ApiGateway::Deployment" };

fn check(subject: &Subject, findings: &mut Findings) {
    for mismatch in owning_api::mismatches(subject, &PAIR) {
        let (stage, deployment) = (mismatch.user, mismatch.used);
        let found = format!(
            "`{deployment}` deploys `{}`, but the stage `{stage}` is of `{}`",
            mismatch.used_api, mismatch.user_api
        );
        let problem = Diagnostic::new(RULE.code, mismatch.used_span, found);
        let problem = problem.related(mismatch.user_span, "the stage is of this API");
        findings.push(problem.help("give both the same `RestApiId`").resource(deployment));
    }
}

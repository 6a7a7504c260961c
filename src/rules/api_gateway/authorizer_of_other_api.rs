//! E3699: A method has an authorizer of another API.

use super::owning_api::{self, Pair};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3699",
        name: "authorizer-of-other-api",
        severity: Severity::Error,
        summary: "A method has an authorizer of another API.",
    },
    documentation: Documentation {
        finds: "An `AWS::ApiGateway::Method` with the `AuthorizerId` of an authorizer whose `RestApiId` is another API.",
        matters: "API Gateway looks for the authorizer within the API of the method, and refuses the method.",
        bad: "\
Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Returns:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: returns
  Users:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref Returns
      Name: users
      Type: TOKEN
      AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:users/invocations
      IdentitySource: method.request.header.Authorization
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Orders
      ResourceId: !GetAtt Orders.RootResourceId
      HttpMethod: GET
      AuthorizationType: CUSTOM
      AuthorizerId: !Ref Users
",
        good: "\
Resources:
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Returns:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: returns
  Users:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref Orders
      Name: users
      Type: TOKEN
      AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:users/invocations
      IdentitySource: method.request.header.Authorization
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Orders
      ResourceId: !GetAtt Orders.RootResourceId
      HttpMethod: GET
      AuthorizationType: CUSTOM
      AuthorizerId: !Ref Users
",
    },
    check: Check::Subject(check),
};

const PAIR: Pair =
    Pair { user: "AWS::ApiGateway::Method", property: "AuthorizerId", used: "AWS::ApiGateway::Authorizer" };

fn check(subject: &Subject, findings: &mut Findings) {
    for mismatch in owning_api::mismatches(subject, &PAIR) {
        let (method, authorizer) = (mismatch.user, mismatch.used);
        let found = format!(
            "`{authorizer}` is an authorizer of `{}`, but the method `{method}` is of `{}`",
            mismatch.used_api, mismatch.user_api
        );
        let problem = Diagnostic::new(RULE.code, mismatch.used_span, found);
        let problem = problem.related(mismatch.user_span, "the method is of this API");
        findings.push(problem.help("give both the same `RestApiId`").resource(authorizer));
    }
}

//! E3718: The answers of an authorizer are kept for longer than API Gateway can.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3718",
        name: "too-long-authorizer-cache",
        severity: Severity::Error,
        summary: "The answers of an authorizer are kept for longer than API Gateway can.",
    },
    documentation: Documentation {
        finds: "An `AuthorizerResultTtlInSeconds` over 3600 on an authorizer of type `TOKEN` or `REQUEST`.",
        matters: "API Gateway refuses to create the authorizer.",
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
      RestApiId: !Ref Orders
      Name: users
      Type: TOKEN
      AuthorizerResultTtlInSeconds: 86400
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
      AuthorizerResultTtlInSeconds: 3600
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
    check: Check::Extension(Extension {
        kinds: &["AWS::ApiGateway::Authorizer"],
        path: &[],
        table: "aws_apigateway_authorizer/ttl",
        why: "answers of an authorizer are kept for an hour at most",
        by_region: false,
    }),
};

//! E3708: A method is authorized in another way than its authorizer works.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3708",
        name: "authorizer-of-other-type",
        severity: Severity::Error,
        summary: "A method is authorized in another way than its authorizer works.",
    },
    documentation: Documentation {
        finds: "An `AWS::ApiGateway::Method` with an `AuthorizationType` that does not go with the `Type` of its authorizer: `CUSTOM` with `TOKEN` and `REQUEST`, `COGNITO_USER_POOLS` with the same.",
        matters: "API Gateway refuses the method.",
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
      AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:users/invocations
      IdentitySource: method.request.header.Authorization
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Orders
      ResourceId: !GetAtt Orders.RootResourceId
      HttpMethod: GET
      AuthorizationType: COGNITO_USER_POOLS
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

/// Ways to authorize, and the types of authorizers that they go with ("CreateAuthorizer").
const WAYS: &[(&str, &[&str])] =
    &[("CUSTOM", &["TOKEN", "REQUEST"]), ("COGNITO_USER_POOLS", &["COGNITO_USER_POOLS"])];

fn check(subject: &Subject, findings: &mut Findings) {
    for method in subject.resources_of("AWS::ApiGateway::Method") {
        let ways = subject.reach(method, &["AuthorizationType"]);
        for (authorizer, scope, _) in
            subject.related(method, &["AuthorizerId"], "AWS::ApiGateway::Authorizer")
        {
            for kind in subject.reach(authorizer, &["Type"]) {
                let mut possible =
                    ways.iter().filter(|way| can_hold(subject, &[&scope, &kind.scope, &way.scope]));
                let wrong = possible.find_map(|way| {
                    Some((way.node.span, mismatch(way.node.as_str()?, kind.node.as_str()?)?))
                });
                let Some((way, (found, help))) = wrong else { continue };
                let problem = Diagnostic::new(RULE.code, kind.node.span, found).help(help);
                let problem =
                    problem.related(way, format!("`{}` is authorized like this", method.logical_id));
                findings.push(problem.resource(authorizer.logical_id.as_str()));
            }
        }
    }
}

fn mismatch(way: &str, kind: &str) -> Option<(String, String)> {
    let (_, kinds) = WAYS.iter().find(|(name, _)| *name == way)?;
    let found = format!("`AuthorizationType: {way}` does not go with an authorizer of type `{kind}`");
    let right = WAYS.iter().find(|(_, kinds)| kinds.contains(&kind));
    let help = match right {
        Some((right, _)) => format!("write `AuthorizationType: {right}` at the method"),
        None => format!("write `{}`", kinds.join("` or `")),
    };
    (!kinds.contains(&kind)).then_some((found, help))
}

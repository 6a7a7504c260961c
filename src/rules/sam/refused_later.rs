//! S2008: SAM passes this on, and the deployment will fail with it.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::REFUSED_LATER,
    documentation: Documentation {
        finds: "A value that SAM does not look at and that CloudFormation, or the service behind it, will refuse.",
        matters: "The template is accepted, and the mistake comes up minutes later, in the middle of a deployment that is then rolled back.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      Cors: https://shop.example.com
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      Cors: \"'https://shop.example.com'\"
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}
",
    },
    check: Check::Earlier,
};

//! S1015: The CORS settings of an API are not ones that SAM can use.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_CORS,
    documentation: Documentation {
        finds: "CORS settings of an API that SAM cannot use, such as a REST API that allows credentials for every origin.",
        matters: "SAM refuses the API.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      Cors: {AllowOrigin: \"'*'\", AllowCredentials: true}
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
      Cors: {AllowOrigin: \"'https://shop.example.com'\", AllowCredentials: true}
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

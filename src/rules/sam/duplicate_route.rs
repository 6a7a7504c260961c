//! S1010: Two events ask for the same path and method of one API.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::DUPLICATE_ROUTE,
    documentation: Documentation {
        finds: "Two events with the same path and method on one API.",
        matters: "Each route has one function. SAM refuses the second.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals: {Api: {OpenApiVersion: 3.0.1}}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {Path: /orders, Method: get}
  Returns:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {Path: /orders, Method: get}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals: {Api: {OpenApiVersion: 3.0.1}}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {Path: /orders, Method: get}
  Returns:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get:
          Type: Api
          Properties: {Path: /returns, Method: get}
",
    },
    check: Check::Earlier,
};

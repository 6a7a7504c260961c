//! S1001: There is no event of this type.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_TYPE,
    documentation: Documentation {
        finds: "An event whose `Type` is none of SAM's event sources.",
        matters: "SAM refuses the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get: {Type: HttpApi2, Properties: {Path: /orders, Method: get}}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Events:
        Get: {Type: HttpApi, Properties: {Path: /orders, Method: get}}
",
    },
    check: Check::Earlier,
};

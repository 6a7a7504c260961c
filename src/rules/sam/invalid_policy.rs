//! S1009: A policy, or the parameters of a policy template, have the wrong shape.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_POLICY,
    documentation: Documentation {
        finds: "An entry of `Policies` that is no policy, or a policy template without its parameters.",
        matters: "SAM refuses the function, or leaves its role without the policy.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Policies:
        - DynamoDBReadPolicy: {}
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
      Policies:
        - DynamoDBReadPolicy: {TableName: orders}
",
    },
    check: Check::Earlier,
};

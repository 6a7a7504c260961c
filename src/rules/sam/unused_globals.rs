//! S2009: A section of Globals is for a type that no resource of the template has.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNUSED_GLOBALS,
    documentation: Documentation {
        finds: "A section of `Globals`, such as `Api`, when no resource of that type is there, not even one that SAM adds.",
        matters: "It does nothing. Often the resource that it was for is of another type, as `HttpApi` is not `Api`.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    OpenApiVersion: 3.0.1
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 20
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
",
    },
    check: Check::Earlier,
};

//! S1008: The Globals section, or an IgnoreGlobals, has something that SAM does not take there.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::INVALID_GLOBALS,
    documentation: Documentation {
        finds: "A section or property that `Globals` does not take.",
        matters: "SAM refuses the whole template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Policies: [AmazonS3ReadOnlyAccess]
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
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Policies: [AmazonS3ReadOnlyAccess]
",
    },
    check: Check::Earlier,
};

//! S1016: A tag has a key that SAM keeps for itself.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::RESERVED_TAG,
    documentation: Documentation {
        finds: "A tag whose key SAM keeps for itself, such as `lambda:createdBy`.",
        matters: "SAM refuses the resource.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Tags: {'lambda:createdBy': me}
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
      Tags: {createdBy: me}
",
    },
    check: Check::Earlier,
};

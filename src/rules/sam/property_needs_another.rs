//! S1004: A property works only together with another one.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::PROPERTY_NEEDS_ANOTHER,
    documentation: Documentation {
        finds: "A property that SAM only takes together with another one, which is not there.",
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
      VersionDeletionPolicy: Delete
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
      AutoPublishAlias: live
      VersionDeletionPolicy: Delete
",
    },
    check: Check::Earlier,
};

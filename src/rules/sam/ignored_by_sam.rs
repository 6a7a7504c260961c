//! S2003: SAM drops this without a word.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::IGNORED_BY_SAM,
    documentation: Documentation {
        finds: "A setting, property or intrinsic function that SAM leaves out of what it makes, without an error.",
        matters: "The deployment succeeds without what the line asks for: an authorizer that is not there, a policy that is not attached.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Role: arn:aws:iam::123456789012:role/orders
      Policies: [AmazonS3ReadOnlyAccess]
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

//! S1005: SAM must know this value while expanding, so it cannot be an intrinsic function here.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::NEEDS_LITERAL,
    documentation: Documentation {
        finds: "An intrinsic function where SAM must know the value while it expands, such as the name of an alias.",
        matters: "Functions are worked out by CloudFormation, after SAM is done. SAM refuses the resource. References to parameters are fine: SAM knows their values.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      AutoPublishAlias: !Sub '${AWS::StackName}-live'
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
",
    },
    check: Check::Earlier,
};

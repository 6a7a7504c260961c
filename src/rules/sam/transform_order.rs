//! S2007: AWS::LanguageExtensions is named behind SAM, which then sees its functions.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::TRANSFORM_ORDER,
    documentation: Documentation {
        finds: "`AWS::LanguageExtensions` behind `AWS::Serverless-2016-10-31` in `Transform`.",
        matters: "CloudFormation runs transforms in the order in which they are listed. SAM comes across `Fn::ForEach` and the other functions before they are worked out, and fails or passes them over.",
        bad: "\
Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Environment: {Variables: {STAGES: {'Fn::ToJsonString': [test, prod]}}}
",
        good: "\
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
      Environment: {Variables: {STAGES: {'Fn::ToJsonString': [test, prod]}}}
",
    },
    check: Check::Earlier,
};

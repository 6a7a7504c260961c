//! S1001: There is no SAM resource or event of this type.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_TYPE,
    documentation: Documentation {
        finds: "A resource or event with a type that begins like those of SAM, or stands in `Events`, and is none of them.",
        matters: "SAM refuses the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Functions
    Properties: {Handler: app.handler, Runtime: python3.13, CodeUri: src/}
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
",
    },
    check: Check::Earlier,
};

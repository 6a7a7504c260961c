//! W3001: SAM drops what stands beside `Properties` and is no attribute of resources.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::IGNORED_ATTRIBUTE,
    documentation: Documentation {
        finds: "Something beside `Properties` of a SAM resource that is no attribute of resources.",
        matters: "SAM drops it without a word. Most often it is a property that is not indented enough.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
    Timeout: 10
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: \"def handler(event, context): return 1\"
      Handler: index.handler
      Runtime: python3.13
      Timeout: 10
",
    },
    check: Check::Earlier,
};

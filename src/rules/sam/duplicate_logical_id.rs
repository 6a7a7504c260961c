//! S1007: The expansion would make a resource whose logical id is taken.

use crate::diagnostic::code;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: code::DUPLICATE_LOGICAL_ID,
    documentation: Documentation {
        finds: "A resource with the logical id of one that SAM makes, such as `OrdersRole` beside a function `Orders`.",
        matters: "One of the two would replace the other, so SAM refuses the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src/
  OrdersRole:
    Type: AWS::Serverless::SimpleTable
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
  OrdersTable:
    Type: AWS::Serverless::SimpleTable
",
    },
    check: Check::Earlier,
};

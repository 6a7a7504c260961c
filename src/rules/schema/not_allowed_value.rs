//! E3030: A value is not one of those that its property takes.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3030",
        name: "invalid-value",
        severity: Severity::Error,
        summary: "A value is not one of those that its property takes.",
    },
    documentation: Documentation {
        finds: "A value outside of the fixed set that its property takes. The set is of the date that `samc version` shows.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_USE
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
",
        good: "\
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
",
    },
    check: Check::Keywords(&[Keyword::Enum]),
};

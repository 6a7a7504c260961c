//! E3639: A table that is billed by its capacity does not say which.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3639",
        name: "provisioned-without-throughput",
        severity: Severity::Error,
        summary: "A table that is billed by its capacity does not say which.",
    },
    documentation: Documentation {
        finds: "A table of DynamoDB without `ProvisionedThroughput`, or with one of 0, whose `BillingMode` is `PROVISIONED` or not given.",
        matters: "`PROVISIONED` is the default, and DynamoDB refuses a table of that kind without its capacity.",
        bad: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
",
        good: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
",
    },
    check: Check::Extension(Extension {
        kinds: &["AWS::DynamoDB::Table"],
        path: &[],
        table: "aws_dynamodb_table/billingmode_provisioned_dependent",
        why: "a table needs its capacity, or `BillingMode: PAY_PER_REQUEST`",
        by_region: false,
    }),
};

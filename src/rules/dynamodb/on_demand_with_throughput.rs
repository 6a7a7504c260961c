//! E3638: A table that is billed by request has a capacity.

use std::borrow::Cow;

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Extension, Rule};
use crate::validate::Keyword;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3638",
        name: "on-demand-with-throughput",
        severity: Severity::Error,
        summary: "A table that is billed by request has a capacity.",
    },
    documentation: Documentation {
        finds: "A table of DynamoDB with `BillingMode: PAY_PER_REQUEST` and a `ProvisionedThroughput` above 0.",
        matters: "DynamoDB refuses to create the table: it has either a capacity or a price for each request.",
        bad: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      ProvisionedThroughput:
        ReadCapacityUnits: 5
        WriteCapacityUnits: 5
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
    check: Check::Subject(check),
};

const CAPACITY: Extension = Extension {
    kinds: &["AWS::DynamoDB::Table"],
    path: &[],
    table: "aws_dynamodb_table/billingmode_exclusive",
    why: "a table that is billed by request has no capacity",
    by_region: false,
};

fn check(subject: &Subject, findings: &mut Findings) {
    for mut breach in CAPACITY.breaches(subject, &|node| Cow::Borrowed(node)) {
        // The table allows 0 and nothing else, which is no help.
        if breach.violation.keyword == Keyword::Enum {
            breach.violation.message = format!("`{}` is not 0", breach.violation.property);
            breach.violation.help = Some("remove `ProvisionedThroughput`".into());
        }
        breach.report(&RULE, CAPACITY.why, findings);
    }
}

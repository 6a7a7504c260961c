//! E3710: The service behind a resource has been shut down.

use super::lifecycle;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::LifecycleStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3710",
        name: "shut-down-service",
        severity: Severity::Error,
        summary: "The service behind a resource has been shut down.",
    },
    documentation: Documentation {
        finds: "A resource of a service that AWS has shut down.",
        matters: "It cannot be created any more.",
        bad: "\
Resources:
  Ledger:
    Type: AWS::QLDB::Ledger
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      PermissionsMode: STANDARD
",
        good: "\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
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

fn check(subject: &Subject, findings: &mut Findings) {
    lifecycle::check(subject, findings, &RULE, LifecycleStatus::Shutdown);
}

//! S3076: A table is worth keeping, and cannot be brought back to an earlier state.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3076",
        name: "retained-without-recovery",
        severity: Severity::Info,
        summary: "A table is worth keeping, and cannot be brought back to an earlier state.",
    },
    documentation: Documentation {
        finds: "A table with `DeletionPolicy: Retain` and without point-in-time recovery.",
        matters: "The template keeps the table from being deleted. A function that writes nonsense does as much harm, and only a backup helps then.",
        bad: "\
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
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: true
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    for table in deployed.resources_of("AWS::DynamoDB::Table") {
        let is_kept = table.node.get("DeletionPolicy").and_then(Node::as_str) == Some("Retain");
        if is_kept && table.property("PointInTimeRecoverySpecification").is_none() {
            let found = format!(
                "`{}` is kept when the stack goes, but cannot be brought back to an earlier state",
                table.logical_id
            );
            let help = "add `PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}`";
            let problem =
                Diagnostic::new(RULE.code, table.attribute_span("DeletionPolicy"), found).help(help);
            findings.push(problem.resource(deployed.known_as(table)));
        }
    }
}

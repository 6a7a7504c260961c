//! S3065: The stream of a table is used that has none.

use crate::check::references::{Reference, ReferenceKind};
use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3065",
        name: "missing-stream",
        severity: Severity::Error,
        summary: "The stream of a table is used that has none.",
    },
    documentation: Documentation {
        finds: "A reference to `StreamArn` of a DynamoDB table of the template without `StreamSpecification`.",
        matters: "CloudFormation cannot find the attribute, and rolls the stack back after it has made the table.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
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
  Count:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Change:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Orders.StreamArn
            StartingPosition: LATEST
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      StreamSpecification:
        StreamViewType: NEW_AND_OLD_IMAGES
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
  Count:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Change:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Orders.StreamArn
            StartingPosition: LATEST
",
    },
    check: Check::Subject(check),
};

const TABLES: &[&str] = &["AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"];

fn check(subject: &Subject, findings: &mut Findings) {
    let streams = subject.references.iter().filter(|reference| is_stream(reference));
    for reference in streams {
        let table = subject.resource(reference.name).filter(|table| TABLES.contains(&table.kind));
        if let Some(table) = table.filter(|table| has_none(subject, table, reference)) {
            let found = format!("`{}` has no stream, and this needs its `StreamArn`", table.logical_id);
            let help = format!(
                "add `StreamSpecification: {{StreamViewType: NEW_AND_OLD_IMAGES}}` to `{}`",
                table.logical_id
            );
            let problem = Diagnostic::new(RULE.code, reference.span, found).help(help);
            findings.push(problem.related(table.span, "the table"));
        }
    }
}

fn is_stream(reference: &Reference) -> bool {
    let takes_attribute = matches!(reference.kind, ReferenceKind::GetAtt | ReferenceKind::Variable);
    takes_attribute && reference.attribute == "StreamArn"
}

/// Whether the table certainly has no stream where it is referred to.
fn has_none(subject: &Subject, table: &Resource, reference: &Reference) -> bool {
    let both = table.scope.and(&reference.scope);
    both.is_some_and(|scope| {
        subject.evaluator.conditions.is_possible(&scope)
            && table.properties.is_some()
            && !subject.may_have(table, "StreamSpecification", &scope)
    })
}

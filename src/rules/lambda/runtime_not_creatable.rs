//! E2531: No function can be created with this runtime any more.

use super::runtime::{self, Stage};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2531",
        name: "runtime-not-creatable",
        severity: Severity::Error,
        summary: "No function can be created with this runtime any more.",
    },
    documentation: Documentation {
        finds: "A runtime that Lambda has closed for new functions.",
        matters: "CloudFormation fails to create the function. Functions that exist can still be updated for a while.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: python3.7
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: python3.13
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    runtime::check(subject, findings, &RULE, Stage::NotCreatable);
}

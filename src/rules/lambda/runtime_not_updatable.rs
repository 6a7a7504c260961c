//! E2533: No function with this runtime can be created or updated any more.

use super::runtime::{self, Stage};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2533",
        name: "runtime-not-updatable",
        severity: Severity::Error,
        summary: "No function with this runtime can be created or updated any more.",
    },
    documentation: Documentation {
        finds: "A runtime that Lambda has closed for new functions and for changes.",
        matters: "CloudFormation fails to create the function, and to update it.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: nodejs12.x
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: nodejs24.x
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    runtime::check(subject, findings, &RULE, Stage::NotUpdatable);
}

//! W2531: The runtime gets no updates any more.

use super::runtime::{self, Stage};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2531",
        name: "deprecated-runtime",
        severity: Severity::Warning,
        summary: "The runtime gets no updates any more.",
    },
    documentation: Documentation {
        finds: "A runtime that Lambda has deprecated, but not closed yet.",
        matters: "It gets no security updates, and no function can be created with it from a certain day on.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/hello.zip
      Handler: index.handler
      Runtime: nodejs18.x
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
    runtime::check(subject, findings, &RULE, Stage::Deprecated);
}

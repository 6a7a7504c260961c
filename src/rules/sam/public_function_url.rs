//! S3005: Anyone on the internet can call a function.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3005",
        name: "public-function-url",
        severity: Severity::Info,
        summary: "Anyone on the internet can call a function.",
    },
    documentation: Documentation {
        finds: "A function URL with `AuthType: NONE`.",
        matters: "SAM then allows everybody to call the function. That is right for a public web site or a webhook that checks signatures itself, and costly for anything else.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Reports:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      FunctionUrlConfig:
        AuthType: NONE
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Reports:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      FunctionUrlConfig:
        AuthType: AWS_IAM
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for function in subject.resources_of("AWS::Serverless::Function") {
        let config = function.property("FunctionUrlConfig");
        let Some(auth) = config.and_then(|config| config.get("AuthType")) else { continue };
        if auth.as_str() == Some("NONE") {
            let found = format!("anyone on the internet can call `{}`", function.logical_id);
            let help = "write `AWS_IAM` unless the function checks itself who calls it";
            let finding = Diagnostic::new(RULE.code, auth.span, found).help(help);
            findings.push(finding.resource(function.logical_id.as_str()));
        }
    }
}

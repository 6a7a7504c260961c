//! E3696: A function that logs text has a log level.

use super::runtime::FUNCTIONS;
use crate::check::{Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3696",
        name: "level-of-text-log",
        severity: Severity::Error,
        summary: "A function that logs text has a log level.",
    },
    documentation: Documentation {
        finds: "`ApplicationLogLevel` or `SystemLogLevel` in a `LoggingConfig` with `LogFormat: Text`.",
        matters: "Lambda filters by level only what it can read, which is JSON, and refuses the function.",
        bad: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      LoggingConfig:
        LogFormat: Text
        SystemLogLevel: WARN
",
        good: "\
Resources:
  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Code:
        S3Bucket: code
        S3Key: handle.zip
      LoggingConfig:
        LogFormat: JSON
        SystemLogLevel: WARN
",
    },
    check: Check::Subject(check),
};

/// From "Configuring advanced logging controls for Lambda functions".
const LEVELS: &[&str] = &["ApplicationLogLevel", "SystemLogLevel"];

fn check(subject: &Subject, findings: &mut Findings) {
    for function in subject.resources_of_any(FUNCTIONS) {
        let formats = subject.reach(function, &["LoggingConfig", "LogFormat"]).into_iter();
        let texts: Vec<_> = formats.filter(|format| format.node.as_str() == Some("Text")).collect();
        for name in LEVELS {
            let levels = subject.reach(function, &["LoggingConfig", name]).into_iter();
            let is_text = |scope: &Scope| texts.iter().any(|text| can_hold(subject, &[&text.scope, scope]));
            for level in levels.filter(|level| is_text(&level.scope)) {
                let found = format!("a log of `LogFormat: Text` cannot have `{name}`");
                let help = format!("write `LogFormat: JSON`, or remove `{name}`");
                let problem = Diagnostic::new(RULE.code, level.span, found).help(help);
                findings.push(problem.resource(function.logical_id.as_str()));
            }
        }
    }
}

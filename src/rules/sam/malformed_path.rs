//! S3010: A path of an event is not one that API Gateway takes.

use super::event;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3010",
        name: "malformed-path",
        severity: Severity::Warning,
        summary: "A path of an event is not one that API Gateway takes.",
    },
    documentation: Documentation {
        finds: "A `Path` of an `Api` or `HttpApi` event that does not begin with `/`, whose braces do not match, or in which something follows `{proxy+}`.",
        matters: "SAM copies the path into the definition of the API and into the permission to call the function. API Gateway refuses braces that do not match, and without the first `/` the permission fits no request.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {Path: orders, Method: get}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Events:
        Get:
          Type: Api
          Properties: {Path: /orders, Method: get}
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for event in event::all(subject).filter(|event| matches!(event.kind, "Api" | "HttpApi")) {
        let Some((path, span)) = event.text("Path") else { continue };
        if let Some((found, help)) = problem(path) {
            findings.suggest(&RULE, span, found, help);
        }
    }
}

fn problem(path: &str) -> Option<(String, String)> {
    if !path.starts_with('/') && !path.is_empty() && !path.starts_with('$') && !path.starts_with("{{") {
        return Some((format!("the path `{path}` does not begin with `/`"), format!("write `/{path}`")));
    }
    let wrong = path.split('/').find(|part| !is_balanced(part));
    if let Some(part) = wrong {
        let name: String = part.chars().filter(|letter| !matches!(letter, '{' | '}')).collect();
        return Some((format!("the braces in `{part}` do not match"), format!("write `{{{name}}}`")));
    }
    let (before, after) = path.split_once("+}")?;
    let end = format!("a parameter with `+` takes the whole rest of the path, but `{after}` follows");
    (!after.is_empty()).then(|| (end, format!("end the path there, as in `{before}+}}`")))
}

/// Whether every brace that opens is closed before the next one.
fn is_balanced(part: &str) -> bool {
    let mut open = false;
    for letter in part.chars() {
        match letter {
            '{' if open => return false,
            '}' if !open => return false,
            '{' => open = true,
            '}' => open = false,
            _ => {}
        }
    }
    !open
}

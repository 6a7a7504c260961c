//! S3071: A function may run for longer than its API waits.

use super::function_integrations;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::lambda::functions;
use crate::rules::numbers::can_hold;
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3071",
        name: "function-outlasts-api",
        severity: Severity::Warning,
        summary: "A function may run for longer than its API waits.",
    },
    documentation: Documentation {
        finds: "A function with a `Timeout` over the time that an API waits for it: 29 seconds for REST APIs, 30 seconds for HTTP APIs, or what the integration says. A second more is let pass.",
        matters: "The client gets an error, with status 504 from a REST API, while the function runs on, does what it does, and is paid for. Clients then tend to ask again.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Report:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Timeout: 120
      Events:
        Get:
          Type: Api
          Properties:
            Path: /report
            Method: get
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Report:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.13
      Timeout: 29
      Events:
        Get:
          Type: Api
          Properties:
            Path: /report
            Method: get
",
    },
    check: Check::Subject(check),
};

/// How much longer a function may run without a word: many have 30 seconds beside the 29 of a REST API.
const TOLERATED_MILLISECONDS: i128 = 1000;

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.deployed();
    let mut seen = Vec::new();
    for one in function_integrations::all(deployed) {
        let timeouts = functions::timeouts(deployed, one.function).into_iter();
        let mut longer = timeouts.filter(|timeout| {
            timeout.value.saturating_mul(1000) > one.limit.value.saturating_add(TOLERATED_MILLISECONDS)
        });
        let longer = longer.find(|timeout| can_hold(deployed, &[&timeout.scope, &one.limit.scope]));
        let Some(timeout) = longer.filter(|_| !seen.contains(&one.function.logical_id)) else { continue };
        seen.push(one.function.logical_id);
        let (waits, runs) = (seconds(one.limit.value), timeout.value);
        let found =
            format!("the function may run for {runs} s, but its {} waits for {waits} s only", one.api);
        let help = format!(
            "write `Timeout: {}` or less, and let a queue have what takes longer",
            one.limit.value / 1000
        );
        let problem = Diagnostic::new(RULE.code, timeout.span, found).help(help);
        findings.push(
            problem.related(one.span, "the API calls it here").resource(one.function.logical_id.as_str()),
        );
    }
}

fn seconds(milliseconds: i128) -> String {
    match milliseconds % 1000 {
        0 => (milliseconds / 1000).to_string(),
        rest => format!("{}.{rest:03}", milliseconds / 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn milliseconds_are_kept() {
        assert_eq!((seconds(29_000), seconds(1_050)), ("29".to_owned(), "1.050".to_owned()));
    }
}

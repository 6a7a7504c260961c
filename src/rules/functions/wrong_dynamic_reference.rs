//! E1050: A dynamic reference has not the form of one.

use super::dynamic::{self, Dynamic};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E1050",
        name: "wrong-dynamic-reference",
        severity: Severity::Error,
        summary: "A dynamic reference has not the form of one.",
    },
    documentation: Documentation {
        finds: "A `{{resolve:…}}` of an unknown service, or with too few or too many parts.",
        matters: "CloudFormation refuses the template, or cannot find the value.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{resolve:ssm}}'
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: '{{resolve:ssm:/orders/topic}}'
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for Dynamic { text, parts, .. } in dynamic::references(subject).filter(|one| !one.text.is_in_function()) {
        if let Some((found, help)) = problem(&parts) {
            findings.suggest(&RULE, text.span, found, help);
        }
    }
}

fn problem(parts: &[&str]) -> Option<(String, &'static str)> {
    let shown = parts.join(":");
    match parts {
        [_, service, ..] if !dynamic::SERVICES.contains(service) => {
            let found = format!("`{service}` is none of the services that a dynamic reference can ask");
            Some((found, "it is `ssm`, `ssm-secure` or `secretsmanager`"))
        }
        [_, _] | [_] | [] => Some((
            format!("`{shown}` does not say what to look up"),
            "write `{{resolve:ssm:parameter-name}}`",
        )),
        [_, "secretsmanager", "arn", rest @ ..] => secret_by_arn(rest, &shown),
        [_, "secretsmanager", _, rest @ ..] => secret(rest, 4, &shown),
        [_, _, name, rest @ ..] => parameter(name, rest, &shown),
    }
}

/// `name:version`
fn parameter(name: &str, rest: &[&str], shown: &str) -> Option<(String, &'static str)> {
    let is_version = match rest {
        [] => true,
        [version] => !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let help = "write `{{resolve:ssm:parameter-name}}`, or `{{resolve:ssm:parameter-name:version}}`";
    (name.is_empty() || !is_version).then(|| (format!("`{shown}` is not a name and a version"), help))
}

/// `SecretString:json-key:version-stage:version-id`
fn secret(rest: &[&str], most: usize, shown: &str) -> Option<(String, &'static str)> {
    let help = "write `{{resolve:secretsmanager:secret-id:SecretString:json-key:version-stage:version-id}}`; \
                what is behind `secret-id` can be left out";
    let is_right = rest.len() <= most && matches!(rest.first(), None | Some(&"SecretString" | &""));
    (!is_right).then(|| (format!("`{shown}` is not of the form of a secret"), help))
}

/// `partition:secretsmanager:region:account:secret:name`, and what may follow the id of any secret.
fn secret_by_arn(rest: &[&str], shown: &str) -> Option<(String, &'static str)> {
    let [_, _, _, _, "secret", _, rest @ ..] = rest else {
        return Some((format!("`{shown}` is not the ARN of a secret"), "copy the whole ARN of the secret"));
    };
    secret(rest, 4, shown)
}

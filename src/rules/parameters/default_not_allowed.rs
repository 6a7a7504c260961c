//! E2015: The default of a parameter is a value that the parameter does not take.

use super::PARAMETERS;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity, similar};
use crate::evaluate::is_list_type;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Pattern;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E2015",
        name: "default-not-allowed",
        severity: Severity::Error,
        summary: "The default of a parameter is a value that the parameter does not take.",
    },
    documentation: Documentation {
        finds: "A `Default` that does not fit `AllowedValues`, `AllowedPattern`, `MinLength`, `MaxLength`, `MinValue` or `MaxValue` of the same parameter, or that is no number where the type is `Number`. Of a list each item must fit.",
        matters: "Deploying without a value for the parameter fails.",
        bad: "\
Parameters:
  Stage:
    Type: String
    Default: prod
    AllowedValues: [test, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
        good: "\
Parameters:
  Stage:
    Type: String
    Default: production
    AllowedValues: [test, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
",
    },
    check: Check::Subject(check),
};

/// What is wrong with a value, and what to write instead.
type Problem = (String, String);

fn check(subject: &Subject, findings: &mut Findings) {
    for (_, _, parameter) in PARAMETERS.all(subject) {
        let Some(default) = parameter.get("Default") else { continue };
        let Some(text) = default.scalar_text() else { continue }; // Reported with the shape.
        let kind = parameter.get("Type").and_then(Node::as_str).unwrap_or("");
        if kind.starts_with("AWS::SSM::") {
            continue; // The default names a parameter of the store, whose value is what must fit.
        }
        let values: Vec<&str> = match is_list_type(kind) {
            true => text.split(',').map(str::trim).collect(),
            false => vec![&text],
        };
        if is_list_type(kind) && not_allowed(&text, parameter).is_none() && has_allowed(parameter) {
            continue; // The list as a whole is one of the allowed values.
        }
        let problems = values.iter().flat_map(|value| problems(value, kind, parameter));
        for (found, help) in problems {
            findings.suggest(&RULE, default.span, found, help);
        }
    }
}

fn has_allowed(parameter: &Node) -> bool {
    parameter.get("AllowedValues").and_then(Node::as_list).is_some_and(|allowed| !allowed.is_empty())
}

fn problems(value: &str, kind: &str, parameter: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(not_allowed(value, parameter));
    match kind.contains("Number") {
        true => problems.extend(wrong_number(value, parameter)),
        false => {
            problems.extend(wrong_length(value, parameter));
            problems.extend(wrong_pattern(value, parameter));
        }
    }
    problems
}

fn not_allowed(value: &str, parameter: &Node) -> Option<Problem> {
    let allowed: Vec<String> =
        parameter.get("AllowedValues")?.as_list()?.iter().filter_map(Node::scalar_text).collect();
    if allowed.is_empty() || allowed.iter().any(|allowed| allowed == value) {
        return None;
    }
    let help = match similar::closest(value, allowed.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("write one of {}, or add it to them", allowed.join(", ")),
    };
    Some((format!("the default `{value}` is none of the `AllowedValues`"), help))
}

fn wrong_number(value: &str, parameter: &Node) -> Option<Problem> {
    let Ok(number) = value.parse::<f64>() else {
        return Some((format!("the default `{value}` is no number"), "write a number".to_owned()));
    };
    let limit = |key| parameter.get(key).and_then(Node::scalar_text)?.parse::<f64>().ok();
    if let Some(least) = limit("MinValue").filter(|least| number < *least) {
        return Some((
            format!("the default {value} is less than the `MinValue` {least}"),
            format!("write a number of at least {least}"),
        ));
    }
    let most = limit("MaxValue").filter(|most| number > *most)?;
    Some((
        format!("the default {value} is more than the `MaxValue` {most}"),
        format!("write a number of at most {most}"),
    ))
}

fn wrong_length(value: &str, parameter: &Node) -> Option<Problem> {
    let limit = |key| parameter.get(key).and_then(Node::scalar_text)?.parse::<usize>().ok();
    let length = value.chars().count();
    if let Some(least) = limit("MinLength").filter(|least| length < *least) {
        return Some((
            format!("the default has {length} characters, less than the `MinLength` {least}"),
            format!("write at least {least} characters, or leave the default out"),
        ));
    }
    let most = limit("MaxLength").filter(|most| length > *most)?;
    Some((
        format!("the default has {length} characters, more than the `MaxLength` {most}"),
        format!("write at most {most} characters"),
    ))
}

/// The pattern must fit the whole value.
fn wrong_pattern(value: &str, parameter: &Node) -> Option<Problem> {
    let pattern = parameter.get("AllowedPattern")?.as_str()?;
    let whole = Pattern::new(&format!("^(?:{pattern})$"));
    (!whole.matches(value)).then(|| {
        (
            format!("the default `{value}` does not match the `AllowedPattern` `{pattern}`"),
            "write a default that matches all of the pattern, or leave it out".to_owned(),
        )
    })
}

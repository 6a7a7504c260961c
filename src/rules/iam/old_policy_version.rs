//! W2511: A policy is written in the language of 2008.

use super::policy_documents::{self, each};
use super::problem::Problem;
use crate::check::{Findings, Reached, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "W2511",
        name: "old-policy-version",
        severity: Severity::Warning,
        summary: "A policy is written in the language of 2008.",
    },
    documentation: Documentation {
        finds: "A policy document with `Version: \"2008-10-17\"`, and one without a version, which means the same, that has a policy variable such as `${aws:username}`.",
        matters: "In that version of the policy language there are no policy variables: they are taken for plain text, and the statement does not mean what it says.",
        bad: "\
Resources:
  OwnFolder:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2008-10-17\"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::home/${aws:username}/*
",
        good: "\
Resources:
  OwnFolder:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: \"2012-10-17\"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::home/${aws:username}/*
",
    },
    check: Check::Subject(check),
};

/// How deep values are searched for variables.
const DEEPEST: usize = 8;

fn check(subject: &Subject, findings: &mut Findings) {
    for document in policy_documents::all(subject) {
        let start = document.start();
        let old =
            each(subject, &start, "Version").into_iter().filter(|at| at.node.as_str() == Some("2008-10-17"));
        let mut problems: Vec<Problem> = old.map(|at| old_version(&at)).collect();
        if document.node.get("Version").is_none() && document.node.get("Statement").is_some() {
            let variable = document.statements(subject).into_iter().find_map(|at| variable_in(at.node, 0));
            problems.extend(variable.map(|(node, name)| without_version(node, name)));
        }
        let logical_id = document.resource.logical_id.as_str();
        findings.extend(problems.into_iter().map(|problem| problem.diagnostic(&RULE, logical_id)));
    }
}

fn old_version(at: &Reached) -> Problem {
    let found = "this version of the policy language is from 2008 and has no policy variables";
    Problem::new(at.node.span, found).help("write `2012-10-17`")
}

fn without_version(node: &Node, name: &str) -> Problem {
    let found = format!("`${{{name}}}` is plain text here, since the policy has no `Version`");
    Problem::new(node.span, found).help("add `Version: \"2012-10-17\"` to the policy document")
}

/// The first policy variable in the texts of a statement.
fn variable_in(node: &Node, depth: usize) -> Option<(&Node, &str)> {
    match &node.value {
        _ if depth > DEEPEST => None,
        Value::String(text) => Some((node, variable(text)?)),
        Value::List(items) => items.iter().find_map(|item| variable_in(item, depth + 1)),
        Value::Map(map) => Map::values(map).find_map(|value| variable_in(value, depth + 1)),
        _ => None,
    }
}

/// The name of a policy variable: `aws:username` in `${aws:username}`, and in `${!aws:username}` within `Fn::Sub`.
fn variable(text: &str) -> Option<&str> {
    let mut names = text.match_indices("${").filter_map(|(at, start)| {
        let (name, _) = text.get(at + start.len()..)?.split_once('}')?;
        Some(name.trim_start_matches('!'))
    });
    names.find(|name| name.contains(':') && !name.contains("::"))
}

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn variables_of_policies_have_one_colon() {
        assert_eq!(variable("arn:aws:s3:::home/${aws:username}/*"), Some("aws:username"));
        assert_eq!(variable("${AWS::Region}-${!aws:username}"), Some("aws:username"));
        assert_eq!(variable("${AWS::Region}-${Name}-${Queue.Arn}"), None);
    }
}

//! S3011: Two paths of a REST API have different parameters at the same place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::body::{self, Path};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3011",
        name: "sibling-path-parameters",
        severity: Severity::Error,
        summary: "Two paths of a REST API have different parameters at the same place.",
    },
    documentation: Documentation {
        finds: "Two paths of a REST API that are the same up to a parameter with different names, as in `/orders/{id}` and `/orders/{order}/items`.",
        matters: "A REST API is a tree, and each of its nodes can have one parameter below it. API Gateway refuses the second with \"a sibling of this resource already has a variable path part\".",
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
          Properties: {Path: '/orders/{id}', Method: get}
        Items:
          Type: Api
          Properties: {Path: '/orders/{order}/items', Method: get}
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
          Properties: {Path: '/orders/{id}', Method: get}
        Items:
          Type: Api
          Properties: {Path: '/orders/{id}/items', Method: get}
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for (id, api) in body::expanded_resources(subject, "AWS::ApiGateway::RestApi") {
        check_api(id, api, findings);
    }
}

fn check_api<'t>(id: &str, api: &'t Node, findings: &mut Findings) {
    // By what stands before a parameter: its name, and the path in which it stands first.
    let mut parameters: HashMap<&str, (&str, Path<'t>)> = HashMap::new();
    for path in body::paths(api) {
        for (before, name) in parameters_of(path.text) {
            match parameters.entry(before) {
                Entry::Vacant(entry) => {
                    entry.insert((name, path));
                }
                Entry::Occupied(entry) if entry.get().0 != name => {
                    findings.push(finding(id, &path, name, entry.get()));
                    break;
                }
                Entry::Occupied(_) => {}
            }
        }
    }
}

fn finding(id: &str, path: &Path, name: &str, (other, first): &(&str, Path)) -> Diagnostic {
    let found = format!("`{}` has `{name}` where `{}` has `{other}`", path.text, first.text);
    let help = format!("call the parameter the same in both, as in `{}`", path.text.replace(name, other));
    let help = match name.contains('+') || other.contains('+') {
        true => "a REST API takes only one parameter at each place: give one of the two a fixed part first"
            .to_owned(),
        false => help,
    };
    Diagnostic::new(RULE.code, path.span, found)
        .help(help)
        .related(first.span, "the other path is here")
        .resource(id)
}

/// The parts of a path that are parameters, each with what stands before it.
fn parameters_of(path: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = path.match_indices('/').map(|(at, _)| at).skip(1).chain([path.len()]);
    let starts = path.match_indices('/').map(|(at, _)| at + 1);
    let parts = starts.zip(ends).filter_map(|(start, end)| Some((path.get(..start)?, path.get(start..end)?)));
    parts.filter(|(_, part)| part.starts_with('{') && part.ends_with('}'))
}

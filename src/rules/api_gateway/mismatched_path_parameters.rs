//! S3086: A path and its declared parameters do not match.

use super::definitions::{self, Definition, Operation, PathItem};
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "S3086",
        name: "mismatched-path-parameters",
        severity: Severity::Info,
        summary: "A path and its declared parameters do not match.",
    },
    documentation: Documentation {
        finds: "A path of an OpenAPI definition with a parameter such as `{id}` that is not declared under `parameters`, or a declared parameter with `in: path` that the path does not have.",
        matters: "OpenAPI asks for both. Clients and documentation that are made from the definition lack the parameter, and API Gateway refuses mappings that name it.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders/{id}:
            get:
              parameters:
                - {name: order, in: path, required: true, schema: {type: string}}
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: {title: orders, version: '1'}
        paths:
          /orders/{id}:
            get:
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
              responses: {}
              x-amazon-apigateway-integration: {type: mock}
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for definition in definitions::all(subject) {
        for path in definition.paths(subject) {
            path.operations().for_each(|operation| check_operation(&definition, &path, &operation, findings));
        }
    }
}

fn check_operation(definition: &Definition, path: &PathItem, operation: &Operation, findings: &mut Findings) {
    let lists = [path.item.get("parameters"), operation.node.get("parameters")];
    let Some(declared) = declared(&definition.document, &lists) else { return };
    let names: Vec<&str> = parameters_of(path.text).collect();
    // OpenAPI knows no parameters that take all the rest: nobody misses their declaration.
    let must_be_declared = names.iter().filter(|name| !name.ends_with('+'));
    for name in must_be_declared.filter(|name| !declared.iter().any(|(other, _)| other == *name)) {
        let found = format!("`{}` has the parameter `{name}`, which is not declared", path.text);
        let help = format!(
            "add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to `parameters`"
        );
        findings.push(definition.finding(RULE.code, path.span, found).help(help));
    }
    let has = |name: &str| names.iter().any(|own| own.trim_end_matches('+') == name);
    for (name, span) in declared.iter().filter(|(name, _)| !has(name)) {
        let found = format!("the parameter `{name}` is declared, but `{}` does not have it", path.text);
        let help = match names.as_slice() {
            [] => format!("remove it, or write `{{{name}}}` into the path"),
            names => format!("the path has `{}`", names.join("`, `")),
        };
        findings.push(definition.finding(RULE.code, *span, found).help(help));
    }
}

/// The parameters in a path. Those that take all the rest end in `+`.
fn parameters_of(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name)
}

/// The declared parameters of a path; `None` when not all of them are known.
fn declared<'d>(document: &'d Node, lists: &[Option<&'d Node>]) -> Option<Vec<(&'d str, Span)>> {
    let mut declared = Vec::new();
    for list in lists.iter().flatten() {
        for item in list.as_list()? {
            if intrinsic::is_intrinsic(item) {
                return None;
            }
            let parameter = match item.get("$ref") {
                Some(reference) => resolve(document, reference.as_str()?)?,
                None => item,
            };
            if parameter.get("in").and_then(Node::as_str) == Some("path") {
                let name = parameter.get("name")?;
                declared.push((name.as_str()?.trim_end_matches('+'), item.span));
            }
        }
    }
    Some(declared)
}

/// What a reference such as `#/components/parameters/Id` leads to.
fn resolve<'d>(document: &'d Node, reference: &str) -> Option<&'d Node> {
    reference.strip_prefix("#/")?.split('/').try_fold(document, |node, key| node.get(key))
}

#[cfg(test)]
mod tests {
    use super::parameters_of;

    #[test]
    fn parameters_stand_in_braces() {
        assert!(parameters_of("/a/{b}/{c+}").eq(["b", "c+"]));
        assert_eq!(parameters_of("/a/{b").count() + parameters_of("/").count(), 0);
    }
}

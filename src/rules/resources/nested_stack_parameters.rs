//! E3043: Parameters for a nested stack are not those that its template has.

use std::path::Path;

use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::{Sources, Span};
use crate::syntax;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3043",
        name: "nested-stack-parameters",
        severity: Severity::Error,
        summary: "Parameters for a nested stack are not those that its template has.",
    },
    documentation: Documentation {
        finds: "A parameter that is given to a nested stack whose template, a local file, does not declare it; or one that the template declares without a default and that is not given.",
        matters: "CloudFormation refuses to create the nested stack.",
        bad: "\
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: network.yaml
      Parameters:
        Size: small
",
        good: "\
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://s3.amazonaws.com/templates/network.yaml
      Parameters:
        Size: small
",
    },
    check: Check::Subject(check),
};

/// Types of nested stacks, and which property says where the template lies.
const STACKS: &[(&str, &str)] =
    &[("AWS::CloudFormation::Stack", "TemplateURL"), ("AWS::Serverless::Application", "Location")];

fn check(subject: &Subject, findings: &mut Findings) {
    for (kind, location) in STACKS {
        for resource in subject.resources_of(kind) {
            for (node, scope) in subject.alternatives(resource, location) {
                let declared = node.as_str().and_then(|path| declared_parameters(subject, path));
                if let Some(declared) = declared {
                    compare(subject, resource, &declared, &scope, findings);
                }
            }
        }
    }
}

/// The parameters of a template in a local file; `None` when it cannot be read.
fn declared_parameters(subject: &Subject, path: &str) -> Option<Map> {
    if ["http://", "https://", "s3://", "{{resolve:"].iter().any(|other| path.starts_with(other)) {
        return None;
    }
    let text = subject.host.read(Path::new(path)).ok()?;
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add(path, text);
    let document = syntax::parse(&sources, file, &mut diagnostics).filter(|_| !diagnostics.has_errors())?;
    Some(document.get("Parameters").and_then(Node::as_map).cloned().unwrap_or_default())
}

fn compare(subject: &Subject, resource: &Resource, declared: &Map, scope: &Scope, findings: &mut Findings) {
    let Some(node) = resource.property("Parameters") else { return };
    let place = resource.property_span("Parameters");
    for (given, scope) in subject.evaluator.alternatives(node, scope) {
        let Some(given) = given.as_map() else { continue };
        let problems =
            unknown(given, declared).into_iter().chain(missing(subject, given, declared, &scope, place));
        findings.extend(problems.map(|problem| problem.resource(resource.logical_id.as_str())));
    }
}

fn unknown(given: &Map, declared: &Map) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, span, _) in given.as_written().filter(|(name, ..)| !declared.contains(name)) {
        let found = format!("the template of the nested stack has no parameter `{name}`");
        let close = similar::closest(name, declared.keys().map(Text::as_str));
        let help = close.map_or("remove it".to_owned(), |close| format!("did you mean `{close}`?"));
        problems.push(Diagnostic::new(RULE.code, span, found).help(help));
    }
    problems
}

fn missing(subject: &Subject, given: &Map, declared: &Map, scope: &Scope, place: Span) -> Vec<Diagnostic> {
    let is_given = |name: &str| {
        given.get(name).is_some_and(|node| {
            let alternatives = subject.evaluator.alternatives(node, scope);
            !alternatives.iter().any(|(node, _)| intrinsic::is_no_value(node))
        })
    };
    let needed = declared.as_written().filter(|(_, _, parameter)| parameter.get("Default").is_none());
    let missing = needed.filter(|(name, ..)| !is_given(name));
    let problem = |(name, _, _): (&Text, Span, &Node)| {
        let found = format!("the template of the nested stack needs a value for its parameter `{name}`");
        Diagnostic::new(RULE.code, place, found).help(format!("add `{name}:`"))
    };
    missing.map(problem).collect()
}

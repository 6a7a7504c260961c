//! E3043: Parameters for a nested stack are not those that its template has.

use crate::check::{Child, Findings, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::evaluate::{Origin, no_entries, parameter_value};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
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
        finds: "A parameter that is given to a nested stack whose template, a local file, does not declare it; one that the template declares without a default and that is not given; or a value that the parameter does not take.",
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

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(child) = subject.child(resource.logical_id) else { continue };
        let place = resource.property_span("Parameters");
        if resource.property("Parameters").is_none() {
            let missing = missing(subject, no_entries(), &child.parameters, &resource.scope, place);
            findings
                .extend(missing.into_iter().map(|problem| problem.resource(resource.logical_id.as_str())));
        }
        for given in subject.reach(resource, &["Parameters"]) {
            let Some(map) = given.node.as_map() else { continue };
            let mut problems = unknown(map, &child.parameters);
            problems.extend(missing(subject, map, &child.parameters, &given.scope, place));
            problems.extend(wrong(subject, map, child, &given.scope));
            let problems = problems.into_iter().map(|problem| problem.resource(resource.logical_id.as_str()));
            findings.extend(problems);
        }
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

/// Values that the parameters of the child do not take.
fn wrong(subject: &Subject, given: &Map, child: &Child, scope: &Scope) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, _, node) in given.as_written() {
        let Some(parameter) = child.parameters.get(name) else { continue };
        for possible in subject.evaluator.values(node, scope) {
            // What is given as a parameter of the parent is not settled here.
            let text = possible.node.scalar_text().filter(|_| possible.origin != Origin::Parameter);
            let found =
                text.into_iter().flat_map(|text| parameter_value::problems("value", &text, parameter));
            problems.extend(found.map(|(found, help)| {
                let found = format!("parameter `{name}` of `{}`: {found}", child.path);
                Diagnostic::new(RULE.code, node.span, found).help(help)
            }));
        }
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

//! E3015: A resource has a condition that is not defined.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::tree::{Node, Text};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3015",
        name: "undefined-condition",
        severity: Severity::Error,
        summary: "A resource has a condition that is not defined.",
    },
    documentation: Documentation {
        finds: "A `Condition` of a resource that the section `Conditions` does not define.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
        good: "\
Parameters:
  Stage:
    Type: String
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Condition: IsProduction
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    let conditions = subject.section("Conditions");
    for resource in &subject.resources {
        let Some(node) = resource.node.get("Condition") else { continue };
        let Some(name) = node.as_str().filter(|name| !conditions.contains(name)) else { continue };
        let problem = undefined(name, node, conditions.keys().map(Text::as_str));
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

fn undefined<'a>(name: &str, node: &Node, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let problem = Diagnostic::new(RULE.code, node.span, format!("there is no condition `{name}`"));
    match similar::nearest(name, known) {
        Some(near) => problem.help(near.instead_of(name)),
        None => problem.help(format!("define `{name}` in the section `Conditions`")),
    }
}

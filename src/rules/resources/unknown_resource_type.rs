//! E3006: There is no resource type of this name, or not in this region.

use crate::check::{Findings, Subject};
use crate::diagnostic::{Diagnostic, code, similar};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::template::SAM_PREFIX;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::UNKNOWN_RESOURCE_TYPE,
    documentation: Documentation {
        finds: "A `Type` that CloudFormation does not know, or does not offer in the region.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Queue:
    Type: AWS::SQS::Que
",
        good: "\
Resources:
  Queue:
    Type: AWS::SQS::Queue
",
    },
    check: Check::Subject(check),
};

/// For how many unknown types a known one is looked for: there are many to compare with.
const MOST_SUGGESTIONS: usize = 20;

fn check(subject: &Subject, findings: &mut Findings) {
    let schemas = &subject.knowledge.schemas;
    let mut looked_up = 0;
    for resource in subject.resources.iter().filter(|resource| !resource.kind.is_empty()) {
        let (kind, span) = (resource.kind, resource.type_span());
        // What is wrong with a SAM type has been found while expanding.
        if kind.starts_with(SAM_PREFIX) || schemas.exists_in(kind, subject.region()) {
            continue;
        }
        let problem = match schemas.resource_type(kind) {
            Some(_) => not_in_region(subject.region(), kind, span),
            None => {
                looked_up += 1;
                unknown(subject, kind, span, looked_up <= MOST_SUGGESTIONS)
            }
        };
        findings.push(problem.resource(resource.logical_id.as_str()));
    }
}

fn not_in_region(region: &str, kind: &str, span: Span) -> Diagnostic {
    let found = format!("`{kind}` is not offered in {region}");
    Diagnostic::new(RULE.code, span, found).help("deploy it in another region, or give it a condition")
}

fn unknown(subject: &Subject, kind: &str, span: Span, suggests: bool) -> Diagnostic {
    let problem = Diagnostic::new(RULE.code, span, format!("there is no resource type `{kind}`"));
    let names = subject.knowledge.schemas.names().filter(|_| suggests);
    match similar::nearest(kind, names) {
        Some(near) => problem.help(near.instead_of(kind)),
        None => problem.help("types are written `AWS::Service::Thing`; those of your own `Custom::Name`; `--schema FILE` adds a type of a registry"),
    }
}

//! Comparing resources with the schemas of their types.

use super::{Findings, Resource, Subject};
use crate::diagnostic::Diagnostic;
use crate::evaluate::no_entries;
use crate::rules;
use crate::schema::ResourceType;
use crate::tree::{Node, Value};
use crate::validate::{Place, Validator, Violation};

/// Compares each resource of the template with the schema of its type.
pub fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        if let Some(resource_type) = subject.resource_type(resource.kind) {
            for violation in violations(subject, resource, resource_type) {
                report(violation, resource, findings);
            }
        }
    }
}

/// What a resource does that its type does not allow.
pub(super) fn violations(
    subject: &Subject,
    resource: &Resource,
    resource_type: &ResourceType,
) -> Vec<Violation> {
    let nothing = Node::new(Value::Map(no_entries().clone()), resource.span);
    let properties = match resource.node.get("Properties") {
        None => &nothing,
        Some(node) => node,
    };
    if properties.as_map().is_none() {
        return Vec::new(); // Reported with the shape of the resource.
    }
    let place = Place::start(resource.kind, resource.attribute_span("Properties"));
    let result_types = |function: &str, argument: &Node| subject.result_types(function, argument);
    let result_formats = |function: &str, argument: &Node| subject.result_formats(function, argument);
    let document = &resource_type.document;
    let validator = Validator::new(document, subject.evaluator, &result_types);
    let mut validator = validator.with_formats(&result_formats);
    validator.value(properties, document.root(), &place, &resource.scope);
    validator.into_violations()
}

fn report(violation: Violation, resource: &Resource, findings: &mut Findings) {
    let Some(rule) = rules::for_violation(&violation) else { return };
    if findings.has_within(violation.span, rule.code.id) {
        return; // An earlier phase found it already.
    }
    findings.push(diagnostic(violation, rule, resource));
}

/// A violation as a finding of the rule that stands for it.
pub(super) fn diagnostic(violation: Violation, rule: &rules::Rule, resource: &Resource) -> Diagnostic {
    let mut found = Diagnostic::new(rule.code, violation.span, violation.message);
    found.help = violation.help;
    if let Some(used_at) = violation.used_at.filter(|used_at| *used_at != violation.span) {
        found = found.related(used_at, "it is used here");
    }
    found.resource(resource.logical_id.as_str())
}

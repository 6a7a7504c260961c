//! Comparing resources with the schemas of their types.

use super::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Diagnostic, code};
use crate::evaluate::no_entries;
use crate::rules;
use crate::rules::resources::is_packaged;
use crate::schema::{Document, ResourceType, SchemaId};
use crate::template::SAM_PREFIX;
use crate::tree::{Node, Value};
use crate::validate::{Keyword, Place, Validator, Violation};

/// Compares each resource of the template with the schema of its type.
pub fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        findings.extend(misshapen(resource));
        if let Some(resource_type) = subject.resource_type(resource.kind) {
            for violation in violations(subject, resource, resource_type) {
                report(violation, resource, findings);
            }
        }
    }
}

/// Properties that are no map. Those of SAM types are found while the template is read.
fn misshapen(resource: &Resource) -> Option<Diagnostic> {
    let node = resource.node.get("Properties").filter(|node| node.as_map().is_none())?;
    let is_sam = resource.kind.starts_with(SAM_PREFIX);
    let found = format!("`Properties` of `{}` must be a map, but it is {}", resource.logical_id, node.kind());
    let help = "indent the properties below it, or remove the line when there are none";
    let problem = Diagnostic::new(code::WRONG_TYPE, resource.attribute_span("Properties"), found).help(help);
    (!is_sam).then(|| problem.resource(resource.logical_id.as_str()))
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
    let document = &resource_type.document;
    compare(subject, document, document.root(), properties, &place, &resource.scope)
}

/// The schemas of a document that samc brings along: what is not about properties, but about attributes.
pub fn document(json: &str) -> Document {
    let json = serde_json::from_str(json).unwrap_or_default();
    Document::read(&json, &|_| None).unwrap_or_default()
}

/// What a value does that a schema does not allow.
pub fn compare(
    subject: &Subject,
    document: &Document,
    schema: SchemaId,
    node: &Node,
    place: &Place,
    scope: &Scope,
) -> Vec<Violation> {
    let result_types = |function: &str, argument: &Node| subject.result_types(function, argument);
    let mut validator = Validator::new(document, subject.evaluator, &result_types);
    validator.value(node, schema, place, scope);
    validator.into_violations()
}

fn report(violation: Violation, resource: &Resource, findings: &mut Findings) {
    let Some(rule) = rules::for_violation(&violation) else { return };
    if violation.keyword == Keyword::Type && is_packaged(resource, violation.span) {
        return;
    }
    if findings.has_within(violation.span, rule.code.id) {
        return; // An earlier phase found it already.
    }
    findings.push(diagnostic(violation, rule, resource));
}

/// A violation as a finding of the rule that stands for it.
pub fn diagnostic(violation: Violation, rule: &rules::Rule, resource: &Resource) -> Diagnostic {
    let mut found = Diagnostic::new(rule.code, violation.span, violation.message);
    found.help = violation.help;
    if let Some(used_at) = violation.used_at.filter(|used_at| *used_at != violation.span) {
        found = found.related(used_at, "it is used here");
    }
    found.resource(resource.logical_id.as_str())
}

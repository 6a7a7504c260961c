//! Comparing resources with the schemas of their types.

use super::{Findings, Resource, Subject, user_types};
use crate::conditions::Scope;
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::evaluate::{Origin, no_entries};
use crate::rules;
use crate::rules::resources::is_packaged;
use crate::schema::{Document, Json, ResourceType, SchemaId};
use crate::template::SAM_PREFIX;
use crate::tree::{Node, Value};
use crate::validate::{Keyword, Place, Validator, Violation};

/// Compares each resource of the template with the schema of its type.
pub fn check(subject: &Subject, findings: &mut Findings) {
    let earlier: Vec<Diagnostic> = findings.iter().cloned().collect();
    for resource in &subject.resources {
        findings.extend(misshapen(resource));
        if let Some(resource_type) = subject.resource_type(resource.kind) {
            let mut violations = violations(subject, resource, resource_type);
            violations.extend(user_types::violations(subject, resource));
            violations.retain(|violation| !is_known(violation, &earlier));
            violations.retain(|violation| !follows(violation, resource, &earlier));
            violations.into_iter().for_each(|violation| report(violation, resource, findings));
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
    let mut violations = compare(subject, document, document.root(), properties, &place, &resource.scope);
    violations.retain(|one| one.keyword != Keyword::Type || !is_packaged(resource, one.span));
    violations
}

/// The schemas of a document that samc brings along: what is not about properties, but about attributes.
pub fn document(json: &str) -> Document {
    let json = Json::parse(json.as_bytes()).unwrap_or_default();
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
    let result_formats = |function: &str, argument: &Node| subject.result_formats(function, argument);
    let validator = Validator::new(document, subject.evaluator, &result_types, place.span);
    let mut validator = validator.with_formats(&result_formats);
    validator.value(node, schema, place, scope);
    validator.into_violations()
}

fn report(violation: Violation, resource: &Resource, findings: &mut Findings) {
    if let Some(rule) = rules::for_violation(&violation) {
        findings.push(diagnostic(violation, rule, resource));
    }
}

/// Whether an earlier phase found it: something about the same value, or something at the same
/// place. It knows more of SAM than a schema does, and says it better.
fn is_known(violation: &Violation, earlier: &[Diagnostic]) -> bool {
    let is_about_keys = matches!(
        violation.keyword,
        Keyword::Required | Keyword::RequiredOr | Keyword::RequiredXor | Keyword::DependentRequired
    );
    earlier.iter().any(|found| match is_about_keys {
        // SAM may let pass what a schema does not: then a warning has said what it does with it.
        _ if violation.keyword == Keyword::UnknownProperty => violation.span == found.span,
        _ if found.severity != Severity::Error => false,
        true => found.span == violation.span || is_conflict(found) && violation.extent.contains(found.span),
        false => violation.extent.contains(found.span),
    })
}

/// Whether it may follow from what was found in the same resource: what decides that a property cannot be there
/// is wrong itself, and has been reported.
fn follows(violation: &Violation, resource: &Resource, earlier: &[Diagnostic]) -> bool {
    let is_here = |found: &Diagnostic| found.resource.as_deref() == Some(resource.logical_id.as_str());
    let mut errors = earlier.iter().filter(|found| found.severity == Severity::Error);
    violation.keyword == Keyword::Never && errors.any(is_here)
}

/// Whether it is about properties that exclude each other.
fn is_conflict(found: &Diagnostic) -> bool {
    found.code == code::CONFLICTING_PROPERTIES
}

/// A violation as a finding of the rule that stands for it.
pub fn diagnostic(violation: Violation, rule: &rules::Rule, resource: &Resource) -> Diagnostic {
    let used_at = violation.used_at.filter(|used_at| *used_at != violation.span);
    let (span, related) = match used_at {
        Some(used_at) if is_about_use(&violation) => {
            (used_at, Some((violation.span, "the value comes from here")))
        }
        used_at => (violation.span, used_at.map(|used_at| (used_at, "it is used here"))),
    };
    let mut found = Diagnostic::new(rule.code, span, violation.message);
    if let Some(help) = violation.help {
        found = found.help(help);
    }
    if let Origin::Function(_) = violation.origin {
        found.fix = None; // What a function gives is not what is written.
    }
    if let Some((span, message)) = related {
        found = found.related(span, message);
    }
    found.resource(resource.logical_id.as_str())
}

/// Whether a value from elsewhere is told where it is used. What a parameter may be at all is told at the parameter,
/// as cfn-lint does.
fn is_about_use(violation: &Violation) -> bool {
    let is_about_values = matches!(violation.keyword, Keyword::Enum | Keyword::Pattern | Keyword::Range);
    violation.origin != Origin::Written && !(violation.origin == Origin::Parameter && is_about_values)
}

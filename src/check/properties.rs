//! Comparing resources with the schemas of their types.

use super::{Findings, Resource, Subject};
use crate::diagnostic::{Diagnostic, code};
use crate::evaluate::no_entries;
use crate::rules;
use crate::schema::ResourceType;
use crate::tree::{Node, Value};
use crate::validate::{Keyword, Place, Validator, Violation};

/// Compares each resource of the template with the schema of its type.
pub fn check(subject: &Subject, findings: &mut Findings) {
    let earlier: Vec<Diagnostic> = findings.errors().cloned().collect();
    for resource in &subject.resources {
        if let Some(resource_type) = subject.resource_type(resource.kind) {
            let mut violations = violations(subject, resource, resource_type);
            violations.retain(|violation| !is_known(violation, &earlier));
            violations.into_iter().for_each(|violation| report(violation, resource, findings));
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
    let validator = Validator::new(document, subject.evaluator, &result_types, place.span);
    let mut validator = validator.with_formats(&result_formats);
    validator.value(properties, document.root(), &place, &resource.scope);
    let mut violations = validator.into_violations();
    violations.retain(|violation| !is_packaged(violation, resource));
    violations
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
        true => found.span == violation.span || is_conflict(found) && violation.extent.contains(found.span),
        false if violation.keyword == Keyword::UnknownProperty => violation.span == found.span,
        false => violation.extent.contains(found.span),
    })
}

/// Whether it is about properties that exclude each other.
fn is_conflict(found: &Diagnostic) -> bool {
    found.code == code::CONFLICTING_PROPERTIES
}

/// Properties in which the AWS CLI, and samc, replace a local path by where it was packaged to.
const PACKAGED: &[(&str, &str)] = &[
    ("AWS::ApiGateway::RestApi", "BodyS3Location"),
    ("AWS::Lambda::Function", "Code"),
    ("AWS::Lambda::LayerVersion", "Content"),
    ("AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"),
    ("AWS::StepFunctions::StateMachine", "DefinitionS3Location"),
    ("AWS::CodeCommit::Repository", "S3"),
];

/// Whether it is a path where packaging puts in a map.
fn is_packaged(violation: &Violation, resource: &Resource) -> bool {
    violation.keyword == Keyword::Type && PACKAGED.contains(&(resource.kind, violation.property.as_str()))
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

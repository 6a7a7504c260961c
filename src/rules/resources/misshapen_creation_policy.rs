//! E3055: A `CreationPolicy` is not one that the type has.

use std::sync::LazyLock;

use crate::check::properties;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::Document;
use crate::validate::Place;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3055",
        name: "misshapen-creation-policy",
        severity: Severity::Error,
        summary: "A `CreationPolicy` is not one that the type has.",
    },
    documentation: Documentation {
        finds: "Something in a `CreationPolicy` that the type does not take.",
        matters: "CloudFormation refuses the template, or does not wait as it should.",
        bad: "\
Resources:
  Ready:
    Type: AWS::CloudFormation::WaitCondition
    CreationPolicy:
      ResourceSignal:
        Counts: 2
",
        good: "\
Resources:
  Ready:
    Type: AWS::CloudFormation::WaitCondition
    CreationPolicy:
      ResourceSignal:
        Count: 2
",
    },
    check: Check::Subject(check),
};

/// What each type takes ("CreationPolicy attribute"). On other types anything goes: it is ignored.
static FACTS: &str = include_str!("../../../schemas/creation-policies.json");
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| properties::document(FACTS));

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(policy) = resource.node.get("CreationPolicy") else { continue };
        let Some(schema) = DOCUMENT.at([resource.kind]) else { continue };
        if policy.as_map().is_none() || evaluate::call(policy).is_some() {
            continue;
        }
        let place = Place::start("CreationPolicy", resource.attribute_span("CreationPolicy"));
        for violation in properties::compare(subject, &DOCUMENT, schema, policy, &place, &resource.scope) {
            findings.push(properties::diagnostic(violation, &RULE, resource));
        }
    }
}

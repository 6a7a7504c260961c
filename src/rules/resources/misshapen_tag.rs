//! E3024: A tag is not one that AWS takes.

use std::sync::LazyLock;

use crate::check::properties;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::schema::{Document, ResourceType};
use crate::validate::Place;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3024",
        name: "misshapen-tag",
        severity: Severity::Error,
        summary: "A tag is not one that AWS takes.",
    },
    documentation: Documentation {
        finds: "Tags with a key twice, with a key that begins with `aws:`, or that are longer than 128 characters for the key and 256 for the value.",
        matters: "AWS refuses the resource while it is created.",
        bad: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      Tags:
        - Key: team
          Value: one
        - Key: team
          Value: two
",
        good: "\
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      Tags:
        - Key: team
          Value: one
",
    },
    check: Check::Subject(check),
};

/// What tags are ("Tag naming limits and requirements").
static FACTS: &str = include_str!("../../../schemas/tags.json");
static DOCUMENT: LazyLock<Document> = LazyLock::new(|| properties::document(FACTS));

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(tags) = resource.property("Tags") else { continue };
        if !subject.resource_type(resource.kind).is_some_and(has_tags) {
            continue;
        }
        let place = Place::start("Tags", resource.property_span("Tags"));
        for violation in
            properties::compare(subject, &DOCUMENT, DOCUMENT.root(), tags, &place, &resource.scope)
        {
            findings.push(properties::diagnostic(violation, &RULE, resource));
        }
    }
}

fn has_tags(known: &ResourceType) -> bool {
    known.taggable == Some(true)
}

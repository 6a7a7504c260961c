//! E5001: A module has what modules cannot have.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;
use crate::tree::{Map, Node};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E5001",
        name: "misused-module",
        severity: Severity::Error,
        summary: "A module has what modules cannot have.",
    },
    documentation: Documentation {
        finds: "`Tags`, a `CreationPolicy` or an `UpdatePolicy` on a resource of a type that ends with `::MODULE`, or the metadata key `AWS::CloudFormation::Module`.",
        matters: "CloudFormation refuses the template.",
        bad: "\
Resources:
  Buckets:
    Type: Example::Storage::Buckets::MODULE
    UpdatePolicy:
      UseOnlineResharding: true
",
        good: "\
Resources:
  Buckets:
    Type: Example::Storage::Buckets::MODULE
",
    },
    check: Check::Subject(check),
};

/// The key under which CloudFormation itself notes where a resource of a module comes from.
const RESERVED: &str = "AWS::CloudFormation::Module";

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in subject.resources.iter().filter(|resource| resource.kind.ends_with("::MODULE")) {
        for (name, span) in misused(resource) {
            let found = format!("a module cannot have `{name}`");
            let problem = Diagnostic::new(RULE.code, span, found).help("remove it");
            findings.push(problem.resource(resource.logical_id.as_str()));
        }
    }
}

fn misused(resource: &Resource) -> Vec<(&'static str, Span)> {
    let attributes = resource.node.as_map();
    let metadata = resource.node.get("Metadata").and_then(Node::as_map);
    let places: [(&'static str, Option<&Map>); 4] = [
        ("CreationPolicy", attributes),
        ("UpdatePolicy", attributes),
        ("Tags", resource.properties),
        (RESERVED, metadata),
    ];
    let key = |(name, map): (&'static str, Option<&Map>)| Some((name, map?.key_span(name)?));
    places.into_iter().filter_map(key).collect()
}

//! E3019: Two resources have the same name.

use indexmap::IndexMap;

use crate::check::{Findings, Resource, Subject};
use crate::conditions::Scope;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::ResourceType;
use crate::template::intrinsic;

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3019",
        name: "repeated-identifier",
        severity: Severity::Error,
        summary: "Two resources have the same name.",
    },
    documentation: Documentation {
        finds: "Two resources of one type whose identifying properties, such as `BucketName`, have the same values under some conditions.",
        matters: "AWS creates the first and refuses the second, and the stack is rolled back.",
        bad: "\
Resources:
  First:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: pictures
  Second:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: pictures
",
        good: "\
Resources:
  First:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: pictures
  Second:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: thumbnails
",
    },
    check: Check::Subject(check),
};

/// How many ways to be named are looked at for one resource, and how many resources of one name.
const MOST: usize = 16;

/// CodeBuild's own identifier is its ARN, but names must differ all the same.
const BY_NAME: (&str, &str) = ("AWS::CodeBuild::Project", "Name");

/// A resource under the conditions under which it has a name.
type Named<'s> = (&'s Resource<'s>, Scope);

fn check(subject: &Subject, findings: &mut Findings) {
    let mut groups: IndexMap<(&str, String), Vec<Named>> = IndexMap::new();
    for resource in &subject.resources {
        let names = identifying(subject, resource.kind);
        for (values, scope) in identities(subject, resource, &names) {
            let group = groups.entry((resource.kind, values)).or_default();
            if group.len() < MOST {
                group.push((resource, scope));
            }
        }
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        for (resource, scope) in group {
            let mut others = group.iter().filter(|(other, _)| other.logical_id != resource.logical_id);
            if let Some((other, _)) = others.find(|(_, others)| may_meet(subject, scope, others)) {
                findings.push(finding(subject, resource, other));
            }
        }
    }
}

/// The properties that identify resources of a type, when the template can set them all.
fn identifying<'s>(subject: &'s Subject, kind: &str) -> Vec<&'s str> {
    if kind == BY_NAME.0 {
        return vec![BY_NAME.1];
    }
    let Some(known) = subject.resource_type(kind) else { return Vec::new() };
    let names = known.primary_identifier.iter().map(|path| single(known, path.steps()));
    names.collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn single<'s>(known: &ResourceType, mut path: impl Iterator<Item = &'s str>) -> Option<&'s str> {
    let name = path.next()?;
    (path.next().is_none() && !known.is_read_only(&[name])).then_some(name)
}

/// The values of these properties, printed, each with the conditions under which they are so.
fn identities(subject: &Subject, resource: &Resource, names: &[&str]) -> Vec<(String, Scope)> {
    let mut identities = Vec::new();
    if !names.is_empty() {
        identities.push((String::new(), resource.scope.clone()));
    }
    for name in names {
        let Some(node) = resource.property(name) else { return Vec::new() };
        let longer = identities.iter().flat_map(|(text, scope)| {
            let values = subject.evaluator.alternatives(node, scope).into_iter();
            let set = values.filter(|(node, _)| !node.is_null() && !intrinsic::is_no_value(node));
            set.map(move |(node, scope)| (format!("{text} {}", emit::json::to_compact_json(node)), scope))
        });
        identities = longer.take(MOST).collect();
    }
    identities
}

fn may_meet(subject: &Subject, one: &Scope, other: &Scope) -> bool {
    one.and(other).is_some_and(|both| subject.evaluator.conditions.is_possible(&both))
}

fn finding(subject: &Subject, resource: &Resource, other: &Resource) -> Diagnostic {
    let names = identifying(subject, resource.kind);
    let place = |resource: &Resource| match names.as_slice() {
        [name] => resource.property_span(name),
        _ => resource.attribute_span("Properties"),
    };
    let (what, verb) =
        (names.join("`, `"), if names.len() == 1 { "identifies" } else { "together identify" });
    let found = format!("`{}` and `{}` have the same `{what}`", resource.logical_id, other.logical_id);
    let help = format!("`{what}` {verb} a `{}`: give each its own", resource.kind);
    let finding = Diagnostic::new(RULE.code, place(resource), found).help(help);
    finding.related(place(other), "the other one").resource(resource.logical_id.as_str())
}

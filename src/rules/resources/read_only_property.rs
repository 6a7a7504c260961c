//! E3040: A property is set that only AWS sets.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluate;
use crate::rules::{Check, Documentation, Rule};
use crate::schema::ResourceType;
use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// The rule.
pub const RULE: Rule = Rule {
    code: Code {
        id: "E3040",
        name: "read-only-property",
        severity: Severity::Error,
        summary: "A property is set that only AWS sets.",
    },
    documentation: Documentation {
        finds: "A property that AWS works out, such as the `Arn` of a bucket.",
        matters: "CloudFormation refuses to create the resource.",
        bad: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      Arn: arn:aws:s3:::pictures
",
        good: "\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: pictures
",
    },
    check: Check::Subject(check),
};

fn check(subject: &Subject, findings: &mut Findings) {
    for resource in &subject.resources {
        let Some(known) = subject.resource_type(resource.kind).filter(|known| !known.read_only.is_empty())
        else {
            continue;
        };
        let mut search = Search { known, found: Vec::new() };
        resource.properties.into_iter().for_each(|map| search.map(map, &mut Vec::new()));
        let found =
            search.found.into_iter().filter(|(_, span)| !findings.has_error_at(*span)).collect::<Vec<_>>();
        findings.extend(found.into_iter().map(|(name, span)| finding(resource, &name, span)));
    }
}

fn finding(resource: &Resource, name: &str, span: Span) -> Diagnostic {
    let found = format!("`{name}` of a `{}` is set by AWS alone", resource.kind);
    let help = format!("remove it; to use it, write `!GetAtt {}.{name}`", resource.logical_id);
    Diagnostic::new(RULE.code, span, found).help(help).resource(resource.logical_id.as_str())
}

struct Search<'s> {
    known: &'s ResourceType,
    /// The names of read-only properties, and where they are set.
    found: Vec<(String, Span)>,
}

impl<'s> Search<'s> {
    fn node(&mut self, node: &'s Node, path: &mut Vec<&'s str>) {
        match &node.value {
            Value::Map(map) if evaluate::call(node).is_none() => self.map(map, path),
            Value::List(items) => {
                path.push("*");
                items.iter().for_each(|item| self.node(item, path));
                path.pop();
            }
            _ => {}
        }
    }

    fn map(&mut self, map: &'s Map, path: &mut Vec<&'s str>) {
        for (key, span, node) in map.as_written() {
            path.push(key);
            match self.known.is_read_only(path) {
                true => self.found.push((path.join("."), span)),
                false => self.node(node, path),
            }
            path.pop();
        }
    }
}

//! The values of `DeletionPolicy` and `UpdateReplacePolicy`.

use crate::check::{Findings, Resource, Subject};
use crate::diagnostic::{Diagnostic, similar};
use crate::evaluate::{self, Origin, Possible};
use crate::rules::Rule;
use crate::tree::Node;

/// Types that can make a snapshot when they are deleted ("DeletionPolicy attribute").
const WITH_SNAPSHOTS: &[&str] = &[
    "AWS::DocDB::DBCluster",
    "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
];

/// Functions that can stand in for a policy, given the transform `AWS::LanguageExtensions`.
const FUNCTIONS: &[&str] = &["Fn::FindInMap", "Fn::If", "Fn::Select", "Fn::Sub", "Ref"];

pub(super) fn check(
    subject: &Subject,
    findings: &mut Findings,
    rule: &Rule,
    attribute: &str,
    allowed: &[&str],
) {
    for resource in &subject.resources {
        if resource.node.get(attribute).is_none() {
            continue;
        }
        let mut allowed = allowed.to_vec();
        if WITH_SNAPSHOTS.contains(&resource.kind) {
            allowed.push("Snapshot");
        }
        let policy = Policy { resource, rule, attribute, allowed };
        policy.check(subject, findings);
    }
}

struct Policy<'a> {
    resource: &'a Resource<'a>,
    rule: &'a Rule,
    attribute: &'a str,
    allowed: Vec<&'a str>,
}

impl Policy<'_> {
    fn check(&self, subject: &Subject, findings: &mut Findings) {
        let Some(node) = self.resource.node.get(self.attribute) else { return };
        for (node, scope) in subject.evaluator.alternatives(node, &self.resource.scope) {
            if let Some((function, _)) = evaluate::call(node)
                && !FUNCTIONS.contains(&function)
            {
                findings
                    .push(self.problem(node, format!("`{function}` cannot stand in a `{}`", self.attribute)));
            }
            for value in subject.evaluator.values(node, &scope) {
                findings.extend(self.wrong(node, &value));
            }
        }
    }

    fn wrong(&self, node: &Node, value: &Possible) -> Option<Diagnostic> {
        let text = value.node.as_str();
        if text.is_some_and(|text| self.allowed.contains(&text)) {
            return None;
        }
        let Some(text) = text else {
            let found = format!("`{}` takes one word, but this is {}", self.attribute, value.node.kind());
            return Some(self.problem(node, found));
        };
        let found = match text {
            "Snapshot" => format!("`{}` cannot make a snapshot", self.resource.kind),
            _ => format!("`{text}` is not a value of `{}`", self.attribute),
        };
        let problem = self.problem(node, found);
        let is_elsewhere = value.origin == Origin::Parameter && value.node.span != node.span;
        Some(match (similar::nearest(text, self.allowed.iter().copied()), is_elsewhere) {
            (Some(near), _) => problem.help(near.instead_of(text)),
            (None, true) => problem.related(value.node.span, "the value comes from here"),
            (None, false) => problem,
        })
    }

    fn problem(&self, node: &Node, found: String) -> Diagnostic {
        let span = match node.as_str() {
            Some(_) => node.span,
            None => self.resource.attribute_span(self.attribute),
        };
        let help = format!("it takes `{}`", self.allowed.join("`, `"));
        Diagnostic::new(self.rule.code, span, found).help(help).resource(self.resource.logical_id.as_str())
    }
}

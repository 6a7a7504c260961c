//! The record sets of a template: resources of their own, and those of groups.

use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// A record set.
pub struct RecordSet<'t> {
    /// The resource it is, or is in.
    pub resource: &'t str,
    /// Its properties.
    pub properties: &'t Map,
    /// What holds where it exists.
    pub scope: Scope,
}

impl<'t> RecordSet<'t> {
    /// What a property can be under some conditions, as it is written.
    pub fn given(&self, subject: &Subject, name: &str, scope: &Scope) -> Vec<(&'t Node, Scope)> {
        self.properties.get(name).map(|node| given(subject, node, scope)).unwrap_or_default()
    }
}

/// What a node can be, as it is written, where it is not `AWS::NoValue`.
pub fn given<'n>(subject: &Subject, node: &'n Node, scope: &Scope) -> Vec<(&'n Node, Scope)> {
    let mut given = subject.evaluator.alternatives(node, scope);
    given.retain(|(node, _)| !node.is_null() && !intrinsic::is_no_value(node));
    given
}

/// All of them, in the order of the template.
pub fn all<'t>(subject: &Subject<'t>) -> Vec<RecordSet<'t>> {
    subject.resources.iter().flat_map(|resource| of(subject, resource)).collect()
}

fn of<'t>(subject: &Subject<'t>, resource: &Resource<'t>) -> Vec<RecordSet<'t>> {
    let record_set =
        |properties, scope| RecordSet { resource: resource.logical_id.as_str(), properties, scope };
    match (resource.kind, resource.properties) {
        ("AWS::Route53::RecordSet", Some(properties)) => vec![record_set(properties, resource.scope.clone())],
        ("AWS::Route53::RecordSetGroup", Some(properties)) => {
            let members = members(subject, properties, &resource.scope).into_iter();
            members.filter_map(|(node, scope)| Some(record_set(node.as_map()?, scope))).collect()
        }
        _ => Vec::new(),
    }
}

fn members<'t>(subject: &Subject, group: &'t Map, scope: &Scope) -> Vec<(&'t Node, Scope)> {
    let lists = group.get("RecordSets").map(|node| given(subject, node, scope)).unwrap_or_default();
    let members = lists.into_iter().flat_map(|(list, scope)| {
        let items = list.as_list().map(Vec::as_slice).unwrap_or_default();
        items.iter().flat_map(|item| given(subject, item, &scope)).collect::<Vec<_>>()
    });
    members.collect()
}

//! Instances, and the clusters of the template that they belong to.

use super::engine::INSTANCE;
use crate::check::{Resource, Subject};
use crate::conditions::Scope;

/// An instance in a cluster.
pub struct Membership<'s, 't> {
    pub instance: &'s Resource<'t>,
    pub cluster: &'s Resource<'t>,
    /// What holds where both are there.
    pub scope: Scope,
}

/// All of them, in the order of the template.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> Vec<Membership<'s, 't>> {
    let instances = subject.resources_of(INSTANCE);
    instances.flat_map(|instance| of(subject, instance)).collect()
}

fn of<'s, 't>(subject: &'s Subject<'t>, instance: &'s Resource<'t>) -> Vec<Membership<'s, 't>> {
    let clusters = subject.related(instance, &["DBClusterIdentifier"], "AWS::RDS::DBCluster").into_iter();
    let members = clusters.filter_map(|(cluster, scope, _)| {
        let scope =
            scope.and(&cluster.scope).filter(|both| subject.evaluator.conditions.is_possible(both))?;
        Some(Membership { instance, cluster, scope })
    });
    members.collect()
}

//! `AWS::ECS::Cluster` and what belongs to one: on this machine, all containers run in the same place.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Clusters.
pub const KIND: Kind = Kind { name: "AWS::ECS::Cluster", section: "none_needed", add };

/// Which kinds of machines clusters have.
pub const CAPACITY: Kind =
    Kind { name: "AWS::ECS::ClusterCapacityProviderAssociations", section: "none_needed", add };

/// A kind of machines.
pub const PROVIDER: Kind = Kind { name: "AWS::ECS::CapacityProvider", section: "none_needed", add };

fn add(cluster: &Planned, _plan: &mut RunPlan) {
    cluster.properties.entries().for_each(drop);
}

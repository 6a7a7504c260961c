//! Namespaces and services of Cloud Map. They are names of ECS services, and stand there.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Namespaces that are found over HTTP only.
pub const HTTP: Kind = Kind { name: "AWS::ServiceDiscovery::HttpNamespace", section: "none_needed", add };

/// Namespaces that are found by DNS, in a network.
pub const PRIVATE: Kind =
    Kind { name: "AWS::ServiceDiscovery::PrivateDnsNamespace", section: "none_needed", add };

/// Namespaces that are found by DNS everywhere.
pub const PUBLIC: Kind =
    Kind { name: "AWS::ServiceDiscovery::PublicDnsNamespace", section: "none_needed", add };

/// Services in a namespace.
pub const SERVICE: Kind = Kind { name: "AWS::ServiceDiscovery::Service", section: "services", add };

fn add(named: &Planned, _plan: &mut RunPlan) {
    named.properties.entries().for_each(drop);
}

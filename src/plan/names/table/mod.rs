//! The types whose names samc knows about, a file for each family of services.
//!
//! What `Ref` and `Fn::GetAtt` give is from the page of each type in the CloudFormation user guide ("Return values"),
//! the ARNs are from the service authorization reference. An attribute that does not follow from what the template
//! says, such as the address of a database, is left out here: it is not known.

mod analytics;
mod api;
mod compute;
mod databases;
mod delivery;
mod messaging;
mod network;
mod operations;
mod security;
mod storage;

use super::Naming;

/// The tables of all families, each sorted by type.
pub const TABLES: &[&[Naming]] = &[
    analytics::TABLE,
    api::TABLE,
    compute::TABLE,
    databases::TABLE,
    delivery::TABLE,
    messaging::TABLE,
    network::TABLE,
    operations::TABLE,
    security::TABLE,
    storage::TABLE,
];

/// How the resources of a type are called.
pub fn find(kind: &str) -> Option<Naming> {
    TABLES.iter().find_map(|table| {
        let position = table.binary_search_by(|naming| naming.kind.cmp(kind)).ok()?;
        table.get(position).copied()
    })
}

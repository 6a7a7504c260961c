//! `AWS::DynamoDB::GlobalTable`: here a table of the region that the plan is for.

use super::{Kind, Planned, table};
use crate::plan::model::RunPlan;

/// DynamoDB tables in several regions.
pub const KIND: Kind = Kind { name: "AWS::DynamoDB::GlobalTable", section: "tables", add };

fn add(table: &Planned, plan: &mut RunPlan) {
    table.properties.ignore(&[
        "GlobalTableWitnesses",
        "MultiRegionConsistency",
        "ReadOnDemandThroughputSettings",
        "ReadProvisionedThroughputSettings",
        "SSESpecification",
        "TableName",
        "WarmThroughput",
        "WriteOnDemandThroughputSettings",
        "WriteProvisionedThroughputSettings",
    ]);
    tell_replicas(table);
    plan.tables.push(table::described(table));
}

/// Tells of those in other regions.
fn tell_replicas(table: &Planned) {
    let own = &table.context.world.region;
    for replica in table.properties.children("Replicas") {
        replica.ignore(&[
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "GlobalSecondaryIndexes",
            "GlobalTableSettingsReplicationMode",
            "PointInTimeRecoverySpecification",
            "ReadOnDemandThroughputSettings",
            "ReadProvisionedThroughputSettings",
            "ReplicaStreamSpecification",
            "ResourcePolicy",
            "SSESpecification",
            "TableClass",
            "Tags",
        ]);
        replica.not_emulated("KinesisStreamSpecification", "its changes are not put into the stream");
        let region = replica.text("Region");
        if let Some(region) =
            region.as_ref().and_then(|region| region.known()).filter(|region| *region != own)
        {
            let why = format!("only the table of {own} is there, not the one of {region}");
            table.context.not_emulated(&table.identity.id, "Replicas", why, replica.place);
        }
    }
}

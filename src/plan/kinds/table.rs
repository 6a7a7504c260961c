//! `AWS::DynamoDB::Table`.

use super::{Kind, Planned};
use crate::plan::model::store::Index;
use crate::plan::model::{Key, RunPlan, Setting, Table};
use crate::plan::properties::Properties;

/// DynamoDB tables.
pub const KIND: Kind = Kind { name: "AWS::DynamoDB::Table", section: "tables", add };

fn add(table: &Planned, plan: &mut RunPlan) {
    let properties = &table.properties;
    properties.ignore(&[
        "ContributorInsightsSpecification",
        "DeletionProtectionEnabled",
        "OnDemandThroughput",
        "PointInTimeRecoverySpecification",
        "ProvisionedThroughput",
        "ResourcePolicy",
        "SSESpecification",
        "TableClass",
        "TableName",
        "Tags",
        "WarmThroughput",
    ]);
    properties.not_emulated("ImportSourceSpecification", "the table begins empty");
    properties.not_emulated("KinesisStreamSpecification", "its changes are not put into the stream");
    plan.tables.push(described(table));
}

/// What both kinds of tables have in common.
pub fn described(table: &Planned) -> Table {
    let properties = &table.properties;
    let attributes = attributes(properties);
    let mut indexes = indexes(properties, "GlobalSecondaryIndexes", false, &attributes);
    indexes.extend(self::indexes(properties, "LocalSecondaryIndexes", true, &attributes));
    Table {
        head: table.head(),
        key: key(properties, &attributes),
        indexes,
        billing_mode: Some(properties.text_or("BillingMode", "PROVISIONED")),
        stream: stream(properties),
        time_to_live: time_to_live(properties),
    }
}

/// The names of attributes and their types.
type Attributes = Vec<(String, Setting<String>)>;

fn attributes(properties: &Properties) -> Attributes {
    let definitions = properties.children("AttributeDefinitions");
    let attribute = |definition: &Properties| {
        let (name, kind) = (definition.text("AttributeName"), definition.text("AttributeType")?);
        Some((name?.known()?.clone(), kind))
    };
    definitions.iter().filter_map(attribute).collect()
}

fn key(properties: &Properties, attributes: &Attributes) -> Vec<Key> {
    let part = |part: &Properties| {
        let (name, role) = (part.text("AttributeName"), part.text("KeyType")?);
        let name = name?;
        let kind = attributes.iter().find(|(known, _)| Some(known) == name.known());
        Some(Key { kind: kind.map(|(_, kind)| kind.clone()), name, role })
    };
    properties.children("KeySchema").iter().filter_map(part).collect()
}

fn indexes(properties: &Properties, name: &str, local: bool, attributes: &Attributes) -> Vec<Index> {
    let index = |index: &Properties| {
        index.ignore(&[
            "ContributorInsightsSpecification",
            "OnDemandThroughput",
            "ProvisionedThroughput",
            "ReadOnDemandThroughputSettings",
            "ReadProvisionedThroughputSettings",
            "WarmThroughput",
            "WriteOnDemandThroughputSettings",
            "WriteProvisionedThroughputSettings",
        ]);
        let (name, key) = (index.text("IndexName"), key(index, attributes));
        let projection = index.tree("Projection");
        Some(Index { name: name?, local, key, projection })
    };
    properties.children(name).iter().filter_map(index).collect()
}

fn stream(properties: &Properties) -> Option<Setting<String>> {
    let stream = properties.child("StreamSpecification")?;
    stream.ignore(&["ResourcePolicy"]);
    stream.text("StreamViewType")
}

/// The attribute, unless the template turns it off.
fn time_to_live(properties: &Properties) -> Option<Setting<String>> {
    let specification = properties.child("TimeToLiveSpecification")?;
    let (enabled, attribute) = (specification.flag("Enabled"), specification.text("AttributeName"));
    attribute.filter(|_| !matches!(enabled, Some(Setting::Known(false, _))))
}

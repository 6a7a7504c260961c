//! `AWS::ApiGateway::ApiKey`.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;
use crate::plan::model::api::ApiKey;

/// The type of keys.
pub const API_KEY: &str = "AWS::ApiGateway::ApiKey";

/// Keys.
pub const KIND: Kind = Kind { name: API_KEY, section: "apis", add };

fn add(key: &Planned, _: &mut RunPlan) {
    let properties = &key.properties;
    let without_effect = ["CustomerId", "Description", "GenerateDistinctId", "StageKeys", "Tags"];
    properties.ignore(&without_effect);
    let id = key.identity.id.clone();
    let declared = ApiKey {
        id: id.clone(),
        name: properties.text("Name"),
        value: properties.text("Value"),
        enabled: properties.flag_or("Enabled", false),
        place: key.node.span,
    };
    key.context.api_parts.borrow_mut().keys.insert(id, declared);
}

//! `AWS::ApiGateway::UsagePlan`: which APIs take its keys.

use super::super::{Kind, Planned};
use crate::plan::api;
use crate::plan::model::RunPlan;

/// The type of usage plans.
pub const USAGE_PLAN: &str = "AWS::ApiGateway::UsagePlan";

/// Usage plans.
pub const KIND: Kind = Kind { name: USAGE_PLAN, section: "apis", add };

fn add(usage: &Planned, _: &mut RunPlan) {
    let properties = &usage.properties;
    properties.ignore(&["Description", "Tags", "UsagePlanName"]);
    properties.not_emulated("Quota", "requests are not counted");
    properties.not_emulated("Throttle", "requests are not limited");
    let mut apis = Vec::new();
    for stage in properties.children("ApiStages") {
        stage.ignore(&["Stage"]);
        stage.not_emulated("Throttle", "requests are not limited");
        apis.extend(stage.target_of("ApiId", api::REST));
    }
    usage.context.api_parts.borrow_mut().usage_plans.insert(usage.identity.id.clone(), apis);
}

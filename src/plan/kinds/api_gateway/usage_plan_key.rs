//! `AWS::ApiGateway::UsagePlanKey`: which key is for which usage plan.

use super::super::{Kind, Planned};
use super::api_key::API_KEY;
use super::usage_plan::USAGE_PLAN;
use crate::plan::api::KeyUse;
use crate::plan::model::RunPlan;

/// Keys of usage plans.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::UsagePlanKey", section: "apis", add };

fn add(resource: &Planned, _: &mut RunPlan) {
    let properties = &resource.properties;
    properties.ignore(&["KeyType"]);
    let plan = properties.target_of("UsagePlanId", USAGE_PLAN);
    let (Some(plan), Some(key)) = (plan, properties.target_of("KeyId", API_KEY)) else { return };
    resource.context.api_parts.borrow_mut().key_uses.push(KeyUse { plan, key });
}

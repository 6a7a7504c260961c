//! `AWS::ApiGateway::RequestValidator`.

use super::super::{Kind, Planned};
use crate::plan::api::open_api::NOT_VALIDATED;
use crate::plan::model::RunPlan;

/// Validators of requests.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::RequestValidator", section: "not_emulated", add };

fn add(validator: &Planned, _: &mut RunPlan) {
    validator.properties.entries().for_each(drop);
    validator.context.not_emulated(&validator.identity.id, KIND.name, NOT_VALIDATED, validator.node.span);
}

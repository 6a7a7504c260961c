//! `AWS::ApiGatewayV2::VpcLink`.

use super::super::api_gateway::vpc_link::tell;
use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Links into networks of AWS.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::VpcLink", section: "not_emulated", add };

fn add(link: &Planned, _: &mut RunPlan) {
    tell(link);
}

//! `AWS::ApiGateway::BasePathMappingV2`: a path of a private domain that leads to a stage.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Paths of private domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::BasePathMappingV2", section: "apis", add };

fn add(mapping: &Planned, _: &mut RunPlan) {
    super::base_path_mapping::add_path(mapping, "DomainNameArn");
}

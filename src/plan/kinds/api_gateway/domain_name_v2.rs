//! `AWS::ApiGateway::DomainNameV2`: a private domain for APIs. Where it leads, mappings of paths say.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::DomainNameV2", section: "apis", add };

fn add(domain: &Planned, _: &mut RunPlan) {
    super::domain(&domain.properties);
}

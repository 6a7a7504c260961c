//! `AWS::ApiGatewayV2::DomainName`: a domain of its own for APIs. Where it leads, mappings say.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::DomainName", section: "apis", add };

fn add(domain: &Planned, _: &mut RunPlan) {
    super::super::api_gateway::domain(&domain.properties);
}

//! `AWS::ApiGatewayV2::ApiMapping`: a path of a domain that leads to a stage.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece};
use crate::plan::model::api::BasePath;
use crate::plan::model::{RunPlan, Setting};

/// Paths of domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::ApiMapping", section: "apis", add };

fn add(mapping: &Planned, _: &mut RunPlan) {
    let properties = &mapping.properties;
    let Some(domain) = properties.text("DomainName") else { return };
    let is_path = |path: &Setting<String>| path.known().is_none_or(|path| !path.is_empty());
    let base_path = BasePath {
        domain,
        path: properties.text("ApiMappingKey").filter(is_path),
        stage: properties.text("Stage"),
        place: mapping.node.span,
    };
    api::add_to(mapping, "ApiId", api::V2, Piece::BasePath(base_path));
}

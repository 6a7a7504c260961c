//! `AWS::ApiGatewayV2::ApiMapping`: a path of a domain that leads to a stage. The API may be a REST API: for that one, only this
//! type takes paths of several parts ("Use API mappings to connect API stages to a custom domain name for REST APIs" in the API
//! Gateway developer guide).

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
    let rest = properties.target_of("ApiId", api::REST);
    let is_rest = rest.is_some_and(|api| api.known().is_some_and(|api| api.resource.is_some()));
    let kind = if is_rest { api::REST } else { api::V2 };
    api::add_to(mapping, "ApiId", kind, Piece::BasePath(base_path));
}

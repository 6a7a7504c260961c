//! `AWS::ApiGateway::BasePathMapping`: a path of a domain that leads to a stage.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece};
use crate::plan::model::api::BasePath;
use crate::plan::model::{RunPlan, Setting};

/// Paths of domains.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::BasePathMapping", section: "apis", add };

fn add(mapping: &Planned, _: &mut RunPlan) {
    mapping.properties.ignore(&["Id"]);
    if let Some(domain) = mapping.properties.text("DomainName") {
        add_path(mapping, domain);
    }
}

/// Adds the path of this domain.
pub fn add_path(mapping: &Planned, domain: Setting<String>) {
    let properties = &mapping.properties;
    // `(none)` is what AWS shows for all of the domain.
    let is_path =
        |path: &Setting<String>| path.known().is_none_or(|path| !path.is_empty() && path != "(none)");
    let base_path = BasePath {
        domain,
        path: properties.text("BasePath").filter(is_path),
        stage: properties.text("Stage"),
        place: mapping.node.span,
    };
    api::add_to(mapping, "RestApiId", api::REST, Piece::BasePath(base_path));
}

//! `AWS::ApiGatewayV2::Authorizer`.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, authorizer, renamed};
use crate::plan::model::{ApiKind, RunPlan};

/// The type of authorizers of HTTP and WebSocket APIs.
pub const AUTHORIZER: &str = "AWS::ApiGatewayV2::Authorizer";

/// Authorizers of HTTP and WebSocket APIs.
pub const KIND: Kind = Kind { name: AUTHORIZER, section: "apis", add };

fn add(resource: &Planned, _: &mut RunPlan) {
    let Some(properties) = renamed::renamed(&resource.properties, &["ApiId"]) else { return };
    let (name, place) = (resource.identity.id.clone(), resource.node.span);
    let authorizer = authorizer::of(&properties, name, place, ApiKind::Http, None);
    api::add_to(resource, "ApiId", api::V2, Piece::Authorizer(Box::new(authorizer)));
}

//! `AWS::ApiGateway::Authorizer`.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, authorizer, renamed};
use crate::plan::model::{ApiKind, RunPlan};

/// The type of authorizers of REST APIs.
pub const AUTHORIZER: &str = "AWS::ApiGateway::Authorizer";

/// Authorizers of REST APIs.
pub const KIND: Kind = Kind { name: AUTHORIZER, section: "apis", add };

fn add(resource: &Planned, _: &mut RunPlan) {
    let Some(properties) = renamed::renamed(&resource.properties, &["RestApiId"]) else { return };
    let (name, place) = (resource.identity.id.clone(), resource.node.span);
    let authorizer = authorizer::of(&properties, name, place, ApiKind::Rest, None);
    api::add_to(resource, "RestApiId", api::REST, Piece::Authorizer(Box::new(authorizer)));
}

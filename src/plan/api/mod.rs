//! APIs, whether a definition in OpenAPI says what they do, or resources of their own.
//!
//! | module | reads |
//! |---|---|
//! | [`definition`] | where the definition of an API is: in the template, or in a file beside it |
//! | [`open_api`] | the routes of a definition |
//! | [`security`], [`authorizer`] | who may ask |
//! | [`integration`], [`service`], [`network`] | who answers |
//! | [`cors`] | what is answered to other origins |
//! | [`renamed`] | resources in the names of definitions, so that there is one reader for both |
//! | [`parts`] | what resources say of APIs that others declare; it is joined in the end |

pub mod authorizer;
pub mod cors;
pub mod definition;
pub mod integration;
pub mod limits;
pub mod network;
pub mod open_api;
mod parts;
mod path;
pub mod renamed;
pub mod security;
mod service;
mod stage_variables;

pub use parts::{KeyUse, KeyedRoute, Parts, Piece, Segment, complete, key_parts};

use super::kinds::Planned;
use super::model::api::{Stage, StageVariable};
use super::model::{Api, ApiKind, Setting};
use super::properties::Properties;
use crate::source::Span;
use parts::Addition;

/// An API of which nothing is known yet.
pub fn empty(resource: &Planned, kind: ApiKind) -> Api {
    Api {
        head: resource.head(),
        kind,
        stages: Vec::new(),
        base_paths: Vec::new(),
        routes: Vec::new(),
        authorizers: Vec::new(),
        cors: None,
        binary_types: Vec::new(),
        route_selection: None,
        definition_file: None,
        gateway_responses: None,
        key_source: None,
        keys: Vec::new(),
    }
}

/// The type of REST APIs.
pub const REST: &str = "AWS::ApiGateway::RestApi";
/// The type of HTTP and WebSocket APIs.
pub const V2: &str = "AWS::ApiGatewayV2::Api";

/// Adds something to the API of this type that a property of the resource names.
pub fn add_to(resource: &Planned, property: &str, kind: &str, piece: Piece) {
    let Some(api) = resource.properties.target_of(property, kind) else { return };
    let addition = Addition {
        api,
        id: resource.identity.id.clone(),
        kind: resource.identity.kind.clone(),
        place: resource.node.span,
        piece,
    };
    resource.context.api_parts.borrow_mut().additions.push(addition);
}

/// A stage of this name, with the variables in a map.
pub fn stage(name: Setting<String>, variables: Option<Properties>, place: Span) -> Stage {
    let variable = |variables: &Properties, name: String| {
        let value = variables.text(&name)?;
        Some(StageVariable { name, value })
    };
    let variables = variables.iter().flat_map(|variables| {
        variables.names().into_iter().filter_map(|name| variable(variables, name)).collect::<Vec<_>>()
    });
    Stage { name, variables: variables.collect(), place }
}

//! `AWS::ApiGatewayV2::Route`.

use super::super::{Kind, Planned};
use super::authorizer::AUTHORIZER;
use super::integration::INTEGRATION;
use crate::plan::api::{self, KeyedRoute, Piece, security};
use crate::plan::model::RunPlan;

/// Routes of HTTP and WebSocket APIs.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::Route", section: "apis", add };

/// What means nothing on this machine, or is read when there is an integration.
const WITHOUT_EFFECT: &[&str] =
    &["ApiId", "ModelSelectionExpression", "OperationName", "RequestModels", "RequestParameters"];

fn add(route: &Planned, _: &mut RunPlan) {
    let properties = &route.properties;
    properties.ignore(WITHOUT_EFFECT);
    let demand = security::declared(properties, AUTHORIZER);
    let response_selection = properties.text("RouteResponseSelectionExpression");
    let Some(key) = properties.text("RouteKey") else { return };
    let Some(target) = properties.text("Target") else {
        let why = "the route has no integration, so nobody answers";
        route.context.not_emulated(&route.identity.id, "Target", why, route.node.span);
        return;
    };
    let integration = target.map(|target| {
        let id = target.strip_prefix("integrations/").unwrap_or(&target);
        route.context.index.named(id, INTEGRATION)
    });
    let keyed = KeyedRoute { key, demand, integration, response_selection };
    api::add_to(route, "ApiId", api::V2, Piece::Route(Box::new(keyed)));
}

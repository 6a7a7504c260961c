//! `AWS::ApiGateway::GatewayResponse`: what is answered in the place of the gateway's own words.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, renamed};
use crate::plan::model::{RunPlan, Setting};

/// Responses in the place of the gateway's own.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::GatewayResponse", section: "apis", add };

fn add(response: &Planned, _: &mut RunPlan) {
    let properties = &response.properties;
    let Some(Setting::Known(kind, _)) = properties.text("ResponseType") else { return };
    let tree = renamed::response(properties, &["ResponseType", "RestApiId"]);
    let Some(tree) = response.context.tree(&response.stack, &tree) else { return };
    api::add_to(response, "RestApiId", api::REST, Piece::GatewayResponse(kind, tree));
}

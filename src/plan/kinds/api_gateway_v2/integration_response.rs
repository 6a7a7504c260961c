//! `AWS::ApiGatewayV2::IntegrationResponse`: what is made of the answer of an integration.

use super::super::{Kind, Planned};
use super::integration::INTEGRATION;
use crate::plan::api::renamed;
use crate::plan::model::{RunPlan, Setting};

/// Answers of integrations.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::IntegrationResponse", section: "apis", add };

fn add(response: &Planned, _: &mut RunPlan) {
    let properties = &response.properties;
    let own = ["ApiId", "IntegrationId", "IntegrationResponseKey"];
    let tree = response.context.tree(&response.stack, &renamed::response(properties, &own));
    let integration = properties.target_of("IntegrationId", INTEGRATION);
    let Some(Setting::Known(key, _)) = properties.text("IntegrationResponseKey") else { return };
    if let (Some(integration), Some(tree)) = (integration, tree) {
        response.context.api_parts.borrow_mut().responses.push((integration, key, tree));
    }
}

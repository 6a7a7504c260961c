//! `AWS::ApiGatewayV2::Integration`.

use super::super::{Kind, Planned};
use crate::plan::api::{integration, network, renamed};
use crate::plan::model::{ApiKind, RunPlan};

/// The type of integrations.
pub const INTEGRATION: &str = "AWS::ApiGatewayV2::Integration";

/// Integrations of HTTP and WebSocket APIs.
pub const KIND: Kind = Kind { name: INTEGRATION, section: "apis", add };

fn add(resource: &Planned, _: &mut RunPlan) {
    let Some(properties) = renamed::renamed(&resource.properties, &["ApiId", "Description"]) else { return };
    network::tell(&properties, &resource.properties, "ConnectionType");
    // What differs for WebSockets is changed when the route is joined to its API.
    let integration = integration::of(&properties, ApiKind::Http);
    let mut parts = resource.context.api_parts.borrow_mut();
    parts.integrations.insert(resource.identity.id.clone(), integration);
}

//! The stage of an HTTP API.

use super::super::api_v2;
use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::{Resource, SamResource};
use crate::tree::{IntoNode, Map, Node};

/// The name of the stage that is reached without naming it.
const DEFAULT_STAGE: &str = "$default";

/// Makes the stage.
pub fn make(context: &mut Context, resource: &SamResource, tags: Option<Map>) -> Expanded<Resource> {
    let name = resource.truthy("StageName").cloned();
    let name = name.unwrap_or_else(|| DEFAULT_STAGE.into_node(resource.span));
    let logical_id = logical_id(&resource.logical_id, &name);
    api_v2::stage::make(context, resource, logical_id, name, tags)
}

/// The stage's name is part of its logical id as far as it is known and fits.
fn logical_id(api: &str, name: &Node) -> String {
    match name.as_str() {
        Some(DEFAULT_STAGE) => format!("{api}ApiGatewayDefaultStage"),
        Some(name) if name.chars().all(char::is_alphanumeric) => format!("{api}{name}Stage"),
        Some(name) => ids::hashed_text(&format!("{api}Stage"), name),
        None => format!("{api}Stage"),
    }
}

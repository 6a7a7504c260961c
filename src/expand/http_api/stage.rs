//! The stage of an HTTP API.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::recipe::Id;
use super::super::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node};

/// The name of the stage that is reached without naming it.
const DEFAULT_STAGE: &str = "$default";

/// Makes the stage; it deploys every change of the API by itself.
pub fn make(context: &mut Context, resource: &SamResource, tags: Option<Map>) -> Expanded<Resource> {
    let span = resource.span;
    let name = resource.truthy("StageName").cloned().unwrap_or_else(|| DEFAULT_STAGE.into_node(span));
    let logical_id = logical_id(&resource.logical_id, &name);
    let attributes = resource.attributes.passed_on();
    let mut stage = Resource::new(context, logical_id, "AWS::ApiGatewayV2::Stage", attributes, span)?;
    stage.set("ApiId", intrinsic::reference(&resource.logical_id, span));
    stage.set("StageName", name);
    let copied = ["StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings"];
    stage.copy_from(&resource.properties, &copied);
    stage.set_some("Tags", tags);
    stage.set("AutoDeploy", true);
    Ok(stage)
}

/// The stage's name is part of its logical id as far as it is known and fits.
fn logical_id(api: &str, name: &Node) -> Id {
    match name.as_str() {
        Some(DEFAULT_STAGE) => format!("{api}ApiGatewayDefaultStage").into(),
        Some(name) if name.chars().all(char::is_alphanumeric) => format!("{api}{name}Stage").into(),
        Some(name) => ids::hashed_text(&format!("{api}Stage"), "StageName", name),
        None => format!("{api}Stage").into(),
    }
}

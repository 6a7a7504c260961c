//! The stage of an HTTP or WebSocket API.

use super::super::context::{Context, Expanded};
use super::super::resource::{Resource, SamResource};
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// Properties of the SAM resource that the stage takes as they are.
const SAME: &[&str] = &["StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings"];

/// Makes the stage; it deploys every change of the API by itself.
pub fn make(
    context: &mut Context,
    resource: &SamResource,
    logical_id: impl Into<Text>,
    name: Node,
    tags: Option<Map>,
) -> Expanded<Resource> {
    let span = resource.span;
    let mut stage = resource.sibling(context, logical_id, "AWS::ApiGatewayV2::Stage", span)?;
    stage.set("ApiId", intrinsic::reference(&resource.logical_id, span));
    stage.set("StageName", name);
    stage.copy_from(&resource.properties, SAME);
    stage.set_some("Tags", tags);
    stage.set("AutoDeploy", true);
    Ok(stage)
}

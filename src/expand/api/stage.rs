//! The stage of a REST API.

use super::super::context::{Context, Expanded};
use super::super::ids;
use super::super::resource::Resource;
use super::super::tags::tag_list;
use super::Api;
use crate::tree::Node;

/// Properties of the SAM resource that the stage takes as they are.
const SAME: &[&str] = &[
    "StageName",
    "CacheClusterEnabled",
    "CacheClusterSize",
    "Variables",
    "MethodSettings",
    "AccessLogSetting",
    "CanarySetting",
    "TracingEnabled",
];

/// The stage that the deployment is put on.
pub fn make(context: &mut Context, api: &Api, deployment: &Resource) -> Expanded<Resource> {
    let logical_id = logical_id(api);
    let mut stage = api.source.sibling(context, logical_id, "AWS::ApiGateway::Stage", api.source.span)?;
    stage.set("RestApiId", api.reference());
    stage.set("DeploymentId", deployment.reference());
    stage.copy_from(&api.source.properties, SAME);
    stage.set_some("Tags", api.source.get("Tags").and_then(Node::as_map).map(tag_list));
    Ok(stage)
}

/// The name of the stage is part of the logical id, or its hash when it has other characters than
/// letters and digits. A name that only CloudFormation knows counts as none.
pub fn logical_id(api: &Api) -> String {
    let name = api.source.get("StageName").and_then(Node::as_str).unwrap_or("");
    match !name.is_empty() && name.chars().all(char::is_alphanumeric) {
        true => format!("{}{name}Stage", api.id()),
        false => ids::hashed_text(&format!("{}Stage", api.id()), name),
    }
}

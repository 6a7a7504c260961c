//! `AWS::ApiGateway::Stage`.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, limits};
use crate::plan::model::RunPlan;
use crate::plan::properties::Properties;

/// Stages of REST APIs.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::Stage", section: "apis", add };

/// What is told of canaries.
pub const NO_CANARY: &str = "all requests go to the stage itself";

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "AccessLogSetting",
    "CacheClusterSize",
    "ClientCertificateId",
    "DeploymentId",
    "Description",
    "DocumentationVersion",
    "Tags",
    "TracingEnabled",
];

fn add(stage: &Planned, _: &mut RunPlan) {
    let properties = &stage.properties;
    tell(properties);
    let name = properties.text_or("StageName", "default");
    let declared = api::stage(name, properties.child("Variables"), stage.node.span);
    api::add_to(stage, "RestApiId", api::REST, Piece::Stage(declared));
}

/// Tells what a stage has that would change answers.
pub fn tell(stage: &Properties) {
    stage.ignore(WITHOUT_EFFECT);
    stage.not_emulated("CanarySetting", NO_CANARY);
    let has_cache = stage.flag("CacheClusterEnabled");
    if has_cache.is_some_and(|has_cache| has_cache.known() != Some(&false)) {
        stage.not_emulated("CacheClusterEnabled", "answers are not cached");
    }
    stage.children("MethodSettings").iter().for_each(limits::tell);
}

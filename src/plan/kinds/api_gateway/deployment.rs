//! `AWS::ApiGateway::Deployment`, which may declare a stage in passing.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, limits};
use crate::plan::model::RunPlan;

/// Deployments of REST APIs.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::Deployment", section: "apis", add };

fn add(deployment: &Planned, _: &mut RunPlan) {
    let properties = &deployment.properties;
    properties.ignore(&["Description", "RestApiId"]);
    properties.not_emulated("DeploymentCanarySettings", super::stage::NO_CANARY);
    let description = properties.child("StageDescription");
    if let Some(description) = &description {
        super::stage::tell(description);
        limits::tell(description);
        description.ignore(&["Description"]);
    }
    let Some(name) = properties.text("StageName") else { return };
    let variables = description.as_ref().and_then(|description| description.child("Variables"));
    let stage = api::stage(name, variables, deployment.node.span);
    api::add_to(deployment, "RestApiId", api::REST, Piece::PassingStage(stage));
}

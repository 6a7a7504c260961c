//! `AWS::ApiGatewayV2::Stage`.

use super::super::{Kind, Planned};
use crate::plan::api::{self, Piece, limits};
use crate::plan::model::RunPlan;

/// Stages of HTTP and WebSocket APIs.
pub const KIND: Kind = Kind { name: "AWS::ApiGatewayV2::Stage", section: "apis", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] =
    &["AccessLogSettings", "AutoDeploy", "ClientCertificateId", "DeploymentId", "Description", "Tags"];

fn add(stage: &Planned, _: &mut RunPlan) {
    let properties = &stage.properties;
    properties.ignore(WITHOUT_EFFECT);
    properties.not_emulated("AccessPolicyId", "everyone on this machine may ask");
    if let Some(settings) = properties.child("DefaultRouteSettings") {
        limits::tell(&settings);
    }
    if let Some(routes) = properties.child("RouteSettings") {
        routes.names().iter().filter_map(|route| routes.child(route)).for_each(|route| limits::tell(&route));
    }
    let Some(name) = properties.text("StageName") else { return };
    let declared = api::stage(name, properties.child("StageVariables"), stage.node.span);
    api::add_to(stage, "ApiId", api::V2, Piece::Stage(declared));
}

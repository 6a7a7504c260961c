//! `AWS::ApiGateway::VpcLink`.

use super::super::{Kind, Planned};
use crate::plan::model::RunPlan;

/// Links into networks of AWS.
pub const KIND: Kind = Kind { name: "AWS::ApiGateway::VpcLink", section: "not_emulated", add };

fn add(link: &Planned, _: &mut RunPlan) {
    tell(link);
}

/// Tells that a link leads nowhere.
pub fn tell(link: &Planned) {
    link.properties.entries().for_each(drop);
    let why = "samc does not reach networks of AWS";
    link.context.not_emulated(&link.identity.id, link.identity.kind.as_str(), why, link.node.span);
}

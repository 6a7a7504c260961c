//! `AWS::ApiGateway::Resource`: a part of a path.

use super::super::{Kind, Planned};
use crate::plan::api::Segment;
use crate::plan::model::RunPlan;

/// The type of the parts of paths.
pub const RESOURCE: &str = "AWS::ApiGateway::Resource";

/// Parts of paths.
pub const KIND: Kind = Kind { name: RESOURCE, section: "apis", add };

fn add(resource: &Planned, _: &mut RunPlan) {
    let properties = &resource.properties;
    properties.ignore(&["RestApiId"]);
    let parent = properties.target_of("ParentId", RESOURCE);
    let (Some(parent), Some(name)) = (parent, properties.text("PathPart")) else { return };
    let mut parts = resource.context.api_parts.borrow_mut();
    parts.segments.insert(resource.identity.id.clone(), Segment { parent, name });
}

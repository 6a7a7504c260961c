//! `AWS::Serverless::StateMachine`.

use super::context::{Context, Expanded};
use super::property::Property;
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};

/// `AWS::Serverless::StateMachine`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::StateMachine",
    phase: Phase::StateMachines,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[];

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    Err(context.error(super::types::unknown(resource.kind, resource.span)))
}

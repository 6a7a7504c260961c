//! `AWS::Serverless::Api`.

pub mod deployment;
pub mod python_text;
pub mod swagger;

use super::context::{Context, Expanded};
use super::property::Property;
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};

/// `AWS::Serverless::Api`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Api",
    phase: Phase::Apis,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[];

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    Err(context.error(super::types::unknown(resource.kind, resource.span)))
}

/// State that the REST APIs of a template share.
#[derive(Debug, Default)]
pub struct Shared {}

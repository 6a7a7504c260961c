//! `AWS::Serverless::HttpApi`.

use super::context::{Context, Expanded};
use super::property::Property;
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};

/// The path of the catch-all route.
pub const DEFAULT_ROUTE: &str = "$default";

/// `AWS::Serverless::HttpApi`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::HttpApi",
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

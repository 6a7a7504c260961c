//! `AWS::Serverless::Application`.

use super::context::{Context, Expanded};
use super::property::Property;
use super::resource::{Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};

/// `AWS::Serverless::Application`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Application",
    phase: Phase::Others,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[];

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    Err(context.error(super::types::unknown(resource.kind, resource.span)))
}

/// Resolves parameters and mappings in the locations of repository applications, and looks up
/// their template URLs.
pub fn resolve_locations(_context: &mut Context) -> Expanded<()> {
    Ok(())
}

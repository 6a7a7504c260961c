//! `AWS::Serverless::Connector`: the permissions that one resource needs to use another.
//!
//! What is needed for which pair of types is a table ([`profile`]). The ends are found by logical id
//! in what the other resources have become, so connectors are expanded last; or they are described
//! in the connector itself ([`end`]).

mod depends_on;
pub mod embedded;
mod end;
mod permissions;
mod profile;
mod resources;

pub use end::End;

use super::context::{Context, Expanded};
use super::property::{Property, Shape, fields_fit};
use super::resource::{Attributes, Resource, SamResource};
use super::types::{Phase, SamType, as_they_are};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Map, Node, Text};

/// `AWS::Serverless::Connector`.
pub const TYPE: SamType = SamType {
    name: "AWS::Serverless::Connector",
    becomes: None,
    phase: Phase::Connectors,
    properties: PROPERTIES,
    referable: &[],
    prepare: as_they_are,
    expand,
};

const PROPERTIES: &[Property] = &[
    Property::required("Source", Shape::Map),
    Property::required("Destination", Shape::OneOf(&[Shape::Map, Shape::ListOf(&Shape::Map)])),
    Property::required("Permissions", Shape::ListOf(&Shape::String)).literal(),
];

/// What connects two ends.
pub struct Connector {
    /// Its logical id, with which those of its resources begin.
    pub logical_id: Text,
    /// Its attributes, which all its resources get.
    pub attributes: Attributes,
    /// What the source may do: `Read`, `Write`.
    pub permissions: Vec<Node>,
    /// The place that is to blame for it.
    pub cause: Span,
}

fn expand(context: &mut Context, resource: SamResource) -> Expanded<Vec<Resource>> {
    if !fields_fit(&resource.properties, PROPERTIES) {
        // Reported already; what else could be said would only repeat it.
        return Ok(Vec::new());
    }
    let connector = Connector {
        logical_id: resource.logical_id.clone(),
        attributes: resource.attributes.clone(),
        permissions: resource.get("Permissions").and_then(Node::as_list).cloned().unwrap_or_default(),
        cause: resource.span,
    };
    let empty = Map::new();
    let source = resource.get("Source").and_then(Node::as_map).unwrap_or(&empty);
    let source = (source, resource.get("Source").map_or(resource.span, |node| node.span));
    let generated = match resource.get("Destination").and_then(Node::as_list) {
        Some(list) if list.is_empty() => Err(context.error(no_destination(&resource))),
        Some(list) => to_each(context, &connector, source, list),
        None => match resource.get("Destination") {
            Some(destination) => to_one(context, &connector, source, destination, None),
            None => Ok(Vec::new()),
        },
    }?;
    depends_on::replace(context, &connector.logical_id, &generated);
    Ok(generated)
}

fn to_each(
    context: &mut Context,
    connector: &Connector,
    source: (&Map, Span),
    destinations: &[Node],
) -> Expanded<Vec<Resource>> {
    let mut generated = Ok(Vec::new());
    for (number, destination) in destinations.iter().enumerate() {
        let made = to_one(context, connector, source, destination, Some(number));
        generated = generated.and_then(|mut all: Vec<Resource>| {
            all.extend(made?);
            Ok(all)
        });
    }
    generated
}

fn to_one(
    context: &mut Context,
    connector: &Connector,
    (source, span): (&Map, Span),
    destination: &Node,
    number: Option<usize>,
) -> Expanded<Vec<Resource>> {
    let empty = Map::new();
    let other = destination.as_map().unwrap_or(&empty);
    let destination_end = end::read(context, other, destination.span, source);
    let source_end = end::read(context, source, span, other);
    resources::make(context, connector, &source_end?, &destination_end?, number)
}

/// Connects two ends that SAM knows itself, as for the data sources of a GraphQL API.
pub fn connect(
    context: &mut Context,
    connector: &Connector,
    source: &End,
    destination: &End,
) -> Expanded<Vec<Resource>> {
    let generated = resources::make(context, connector, source, destination, None)?;
    depends_on::replace(context, &connector.logical_id, &generated);
    Ok(generated)
}

fn no_destination(resource: &SamResource) -> Diagnostic {
    let found = "`Destination` is an empty list";
    let help = "add an item with the `Id` of a resource, or remove the connector";
    Diagnostic::new(code::INVALID_CONNECTOR, resource.key_span("Destination"), found).help(help)
}

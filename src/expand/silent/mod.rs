//! Mistakes that SAM lets through without a word. Each becomes a warning; none changes the expansion.
//!
//! What the expander finds out in passing it reports where it decides. Here is what can be told by
//! the shape of a resource alone, one file per concern, so that the expansion stays what it is about:
//!
//! - [`settings`]: settings that SAM does not know and drops
//! - [`intrinsics`]: intrinsic functions where SAM looks for a literal value
//! - [`combinations`]: properties that do nothing beside, or without, another one
//! - [`events`]: keys of events at the wrong level, and settings of events that come to nothing
//! - [`own_definition`]: events of APIs whose definition SAM leaves alone
//! - [`authorizers`]: settings of an authorizer that are for another kind
//! - [`resource_policy`]: networks of a resource policy that SAM passes over
//! - [`refused_later`]: what SAM passes on although the deployment will fail with it
//!
//! The tables come from asking the reference for the expansion with and without each thing.

mod authorizers;
mod combinations;
mod events;
mod intrinsics;
mod own_definition;
mod place;
mod refused_later;
mod resource_policy;
mod settings;

use super::context::Context;
use super::resource::SamResource;
use crate::diagnostic::{Advice, Code, Diagnostic, code};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node};
use place::Place;

/// A kind of mistake to look for.
type Check = fn(&mut Finder);

/// All kinds of mistakes.
const CHECKS: &[Check] = &[
    settings::find,
    intrinsics::find,
    combinations::find,
    events::find,
    own_definition::find,
    authorizers::find,
    resource_policy::find,
    refused_later::find,
];

/// Warns of what SAM lets through. `resource` is as the user wrote it, with what `Globals` adds.
pub fn warn(context: &mut Context, resource: &SamResource) {
    let own = own_properties(context, resource);
    let mut finder = Finder { context, resource, own, found: Vec::new() };
    CHECKS.iter().for_each(|check| check(&mut finder));
    let found = finder.found;
    found.into_iter().for_each(|diagnostic| context.report(diagnostic));
}

/// The place of `Properties`. Of an API that SAM adds by itself it is that of the whole resource.
fn own_properties(context: &Context, resource: &SamResource) -> Option<Span> {
    let node = context.resources.get(&resource.logical_id)?;
    let properties = node.get("Properties")?.span;
    (properties != node.span).then_some(properties)
}

/// A resource that is looked at, and what was found.
struct Finder<'a> {
    context: &'a Context<'a>,
    resource: &'a SamResource,
    /// The place of the resource's own properties, without those of `Globals`, if there are any.
    own: Option<Span>,
    found: Vec<Diagnostic>,
}

impl<'a> Finder<'a> {
    /// The name of its type without `AWS::Serverless::`.
    fn kind(&self) -> &'static str {
        self.resource.kind.strip_prefix(crate::template::SAM_PREFIX).unwrap_or("")
    }

    fn properties(&self) -> &'a Map {
        &self.resource.properties
    }

    /// Whether the resource itself says so, rather than `Globals`, which cannot suit every resource.
    fn is_own(&self, span: Span) -> bool {
        self.own.is_some_and(|own| own.contains(span))
    }

    /// The entries of `Events` that have a type, each with its properties as far as there are any.
    fn events(&self) -> impl Iterator<Item = Event<'a>> + use<'a> {
        let events = self.resource.truthy("Events").and_then(Node::as_map);
        events.into_iter().flat_map(Map::as_written).filter_map(|(_, _, node)| Event::of(node))
    }

    fn warn(&mut self, code: Code, span: Span, found: String, help: impl Into<Advice>) {
        self.found.push(Diagnostic::new(code, span, found).help(help));
    }

    fn ignored(&mut self, span: Span, found: String, help: impl Into<Advice>) {
        self.warn(code::IGNORED_BY_SAM, span, found, help);
    }

    /// Whether the value is an intrinsic function that stands for neither `true` nor `false` itself
    /// while SAM expands. A parameter stands for a text, unless its default is written without quotes.
    fn is_unknown_truth(&self, node: &Node) -> bool {
        let mut resolved = node.clone();
        intrinsic::is_intrinsic(node)
            && self.context.parameters.resolve(&mut resolved).is_ok()
            && resolved.as_bool().is_none()
    }

    /// Whether the value still is an intrinsic function after parameters are replaced.
    fn stays_intrinsic(&self, node: &Node) -> bool {
        if !intrinsic::is_intrinsic(node) {
            return false;
        }
        let mut resolved = node.clone();
        self.context.parameters.resolve(&mut resolved).is_ok() && intrinsic::is_intrinsic(&resolved)
    }
}

/// An entry of `Events`.
struct Event<'a> {
    kind: &'a str,
    entry: &'a Map,
    properties: Option<&'a Map>,
}

impl<'a> Event<'a> {
    fn of(node: &'a Node) -> Option<Self> {
        let entry = node.as_map()?;
        let kind = entry.get("Type")?.as_str()?;
        Some(Event { kind, entry, properties: entry.given("Properties").and_then(Node::as_map) })
    }

    fn get(&self, property: &str) -> Option<&'a Node> {
        self.properties?.given(property)
    }

    fn key_span(&self, property: &str) -> Option<Span> {
        self.properties?.key_span(property)
    }
}

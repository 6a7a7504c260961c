//! The events of functions and state machines.

use crate::check::{Resource, Subject};
use crate::source::Span;
use crate::tree::{Map, Node};

/// An entry of `Events` with properties.
pub struct Event<'t> {
    /// The type of the event, such as `Api`.
    pub kind: &'t str,
    /// Its properties.
    pub properties: &'t Map,
}

/// All events of all functions and state machines.
pub fn all<'s, 't>(subject: &'s Subject<'t>) -> impl Iterator<Item = Event<'t>> + use<'s, 't> {
    subject.resources.iter().flat_map(of)
}

fn of<'t>(resource: &Resource<'t>) -> impl Iterator<Item = Event<'t>> + use<'t> {
    let has_events = matches!(resource.kind, "AWS::Serverless::Function" | "AWS::Serverless::StateMachine");
    let events = resource.property("Events").filter(|_| has_events).and_then(Node::as_map);
    events.into_iter().flat_map(Map::as_written).filter_map(|(_, _, node)| {
        let kind = node.get("Type")?.as_str()?;
        let properties = node.get("Properties")?.as_map()?;
        Some(Event { kind, properties })
    })
}

impl<'t> Event<'t> {
    /// A property that is text, with its place.
    pub fn text(&self, property: &str) -> Option<(&'t str, Span)> {
        let node = self.properties.get(property)?;
        Some((node.as_str()?, node.span))
    }
}

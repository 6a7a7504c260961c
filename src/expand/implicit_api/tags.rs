//! Tags that the implicit API takes over from functions.

use super::super::context::Context;
use super::super::globals::Globals;
use super::event::Event;
use crate::tree::{IntoNode, Map, Node};

/// Gives the implicit API the tags of a function that propagates its tags, when the event has no
/// API of its own.
pub fn add_to_implicit_api(context: &mut Context, globals: &Globals, event: Event, properties: &Map) {
    if properties.contains(event.kind.api_property) {
        return;
    }
    let propagate = of_owner(context, globals, event.owner, "PropagateTags");
    let Some(tags) = of_owner(context, globals, event.owner, "Tags").filter(|_| propagate.is_some()) else {
        return;
    };
    let (Some(tags), Some(api)) = (tags.as_map(), context.properties_mut(event.kind.implicit_id)) else {
        return;
    };
    if let Some(all) = api.get_or_insert_with("Tags", || map!(event.span)).as_map_mut() {
        all.update(tags);
    }
    api.insert("PropagateTags", true.into_node(event.span));
}

/// A property of the function, or else the global one.
fn of_owner(context: &Context, globals: &Globals, owner: &str, property: &str) -> Option<Node> {
    let own = context.properties(owner).and_then(|properties| properties.get(property));
    let section = context.resource_type(owner)?.rsplit("::").next()?;
    let global = globals.section(section).and_then(|section| section.get(property));
    own.filter(|node| node.is_truthy()).or(global.filter(|node| node.is_truthy())).cloned()
}

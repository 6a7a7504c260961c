//! Tags of WebSocket APIs.

use super::super::api_v2::tags::with_mark;
use super::super::resource::SamResource;
use crate::tree::{Map, Node};

/// The tag by which one finds what SAM made.
const CREATED_BY: &str = "websocketapi:createdBy";

/// The tags of the API.
pub fn of_api(resource: &SamResource) -> Map {
    marked(resource, resource.truthy("Tags"))
}

/// The tags of its stage and domain, which get the user's only when asked for.
pub fn of_siblings(resource: &SamResource) -> Map {
    let propagated = resource.truthy("PropagateTags").and_then(|_| resource.truthy("Tags"));
    marked(resource, propagated)
}

fn marked(resource: &SamResource, tags: Option<&Node>) -> Map {
    with_mark(tags, CREATED_BY, tags.map_or(resource.span, |tags| tags.span))
}

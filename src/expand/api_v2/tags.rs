//! Tags of HTTP and WebSocket APIs, which are maps as in SAM.

use crate::source::Span;
use crate::tree::{IntoNode, Map, Node};

/// The user's tags with the one by which one finds what SAM made.
pub fn with_mark(user: Option<&Node>, mark: &str, cause: Span) -> Map {
    let mut tags = user.and_then(Node::as_map).cloned().unwrap_or_default();
    tags.insert(mark, "SAM".into_node(cause));
    tags
}

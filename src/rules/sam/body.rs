//! The OpenAPI documents of the APIs that the template expands to.

use crate::check::Subject;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Map, Node, Text};

/// A path of an OpenAPI document.
#[derive(Clone, Copy)]
pub struct Path<'t> {
    /// The path itself: `/orders/{id}`.
    pub text: &'t str,
    /// The place of the path, or of the event that asks for it.
    pub span: Span,
    /// What it has, by method.
    pub item: &'t Map,
}

/// The resources of a type in the expansion.
pub fn expanded_resources<'t>(
    subject: &Subject<'t>,
    kind: &'static str,
) -> impl Iterator<Item = (&'t Text, &'t Node)> + use<'t> {
    let resources = subject.expanded.into_iter().flat_map(|template| template.resources());
    let of_kind = resources.filter(move |(_, _, node)| node.get("Type").and_then(Node::as_str) == Some(kind));
    of_kind.map(|(id, _, node)| (id, node))
}

/// The paths of an API that are there whatever the conditions are.
pub fn paths(api: &Node) -> impl Iterator<Item = Path<'_>> {
    let paths = api.at(&["Properties", "Body", "paths"]).filter(|paths| !intrinsic::is_intrinsic(paths));
    paths.and_then(Node::as_map).into_iter().flat_map(Map::as_written).filter_map(|(text, span, item)| {
        let item = item.as_map().filter(|_| !intrinsic::is_intrinsic(item) && text.starts_with('/'))?;
        Some(Path { text, span, item })
    })
}

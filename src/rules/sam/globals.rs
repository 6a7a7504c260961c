//! What `Globals` and resources both say.

use crate::check::Subject;
use crate::source::Span;
use crate::template::{SAM_PREFIX, intrinsic};
use crate::tree::{Map, Node, Text};

/// A list or map that both `Globals` and a resource have.
pub struct Merge<'t> {
    /// The logical id of the resource.
    pub resource: &'t Text,
    /// The property, such as `VpcConfig`.
    pub property: &'t str,
    /// How to get to the value: `VpcConfig.SubnetIds`.
    pub path: String,
    /// The place of its key in the resource.
    pub span: Span,
    /// What `Globals` says.
    pub global: &'t Node,
    /// The place of its key in `Globals`.
    pub global_span: Span,
    /// What the resource says.
    pub own: &'t Node,
}

/// Values that are not simply merged (reference behaviour: `CUSTOM_STRATEGIES`).
const NOT_MERGED: &[&str] = &["Architectures", "InstanceRequirements", "ManagedResourceTags"];

/// All lists, and all maps, that SAM makes one of.
pub fn merges<'t>(subject: &Subject<'t>) -> Vec<Merge<'t>> {
    let mut found = Vec::new();
    let Some(globals) = subject.written.section("Globals") else { return found };
    for (logical_id, _, node) in subject.written.resources() {
        let kind = node.get("Type").and_then(Node::as_str).and_then(|kind| kind.strip_prefix(SAM_PREFIX));
        let section = kind.and_then(|kind| globals.get(kind)?.as_map());
        let (Some(global), Some(own)) = (section, node.get("Properties").and_then(Node::as_map)) else {
            continue;
        };
        for (property, span, value) in own.as_written().filter(|(property, ..)| !ignores(node, property)) {
            let Some(global) = Entry::of(global, property).filter(|_| !is_special(property)) else {
                continue;
            };
            compare(&global, value, Target { resource: logical_id, property, span }, property, &mut found);
        }
    }
    found
}

/// A value of `Globals` and the place of its key.
struct Entry<'t> {
    span: Span,
    node: &'t Node,
}

impl<'t> Entry<'t> {
    fn of(map: &'t Map, key: &str) -> Option<Self> {
        Some(Entry { span: map.key_span(key)?, node: map.get(key)? })
    }
}

#[derive(Clone, Copy)]
struct Target<'t> {
    resource: &'t Text,
    property: &'t str,
    span: Span,
}

fn compare<'t>(
    global: &Entry<'t>,
    own: &'t Node,
    target: Target<'t>,
    path: &str,
    found: &mut Vec<Merge<'t>>,
) {
    let is_call = intrinsic::is_intrinsic(global.node) || intrinsic::is_intrinsic(own);
    let both_lists = global.node.as_list().is_some() && own.as_list().is_some();
    let both_maps = global.node.as_map().zip(own.as_map());
    if is_call || !both_lists && both_maps.is_none() {
        return;
    }
    let Target { resource, property, span } = target;
    let (global_span, path_here) = (global.span, path.to_owned());
    found.push(Merge { resource, property, path: path_here, span, global: global.node, global_span, own });
    let Some((global, own)) = both_maps else { return };
    for (key, span, value) in own.as_written().filter(|(key, ..)| !is_special(key)) {
        if let Some(global) = Entry::of(global, key) {
            compare(&global, value, Target { span, ..target }, &format!("{path}.{key}"), found);
        }
    }
}

fn is_special(key: &str) -> bool {
    NOT_MERGED.contains(&key)
}

/// Whether the resource asks for none of what `Globals` says of a property.
fn ignores(resource: &Node, property: &str) -> bool {
    resource.get("IgnoreGlobals").is_some_and(|ignored| match ignored.as_list() {
        Some(names) => names.iter().any(|name| name.as_str() == Some(property)),
        None => ignored.as_str() == Some("*"),
    })
}

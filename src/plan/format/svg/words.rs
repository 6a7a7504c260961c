//! A picture in words: for those who cannot see it, and under the mouse.

use crate::plan::picture::{Edge, EdgeKind, Node, Picture};

/// How many edges are told.
const MOST_EDGES: usize = 200;

/// The whole picture.
pub fn of(picture: &Picture) -> String {
    let mut sentences: Vec<String> =
        picture.edges.iter().take(MOST_EDGES).map(|edge| of_edge(picture, edge)).collect();
    let more = picture.edges.len().saturating_sub(MOST_EDGES);
    if more > 0 {
        sentences.push(format!("and {more} more"));
    }
    let alone = |(number, _): &(usize, &Node)| {
        !picture.edges.iter().any(|edge| edge.from == *number || edge.to == *number)
    };
    let alone = picture.nodes.iter().enumerate().filter(alone).map(|(_, node)| of_node(node));
    let alone = alone.collect::<Vec<_>>().join(", ");
    if !alone.is_empty() {
        sentences.push(format!("on their own: {alone}"));
    }
    if sentences.is_empty() {
        "Nothing is started here.".to_owned()
    } else {
        format!("{}.", sentences.join("; "))
    }
}

/// A node: its kind, what it is called in full, and the rest.
pub fn of_node(node: &Node) -> String {
    let detail = if node.detail.is_empty() { String::new() } else { format!(" ({})", node.detail) };
    format!("{} {}{detail}", node.word, node.full_name)
}

/// An edge, with all of its labels.
pub fn of_edge(picture: &Picture, edge: &Edge) -> String {
    let name = |number: usize| picture.nodes.get(number).map_or("", |node| node.full_name.as_str());
    let (from, to) = (name(edge.from), name(edge.to));
    let labels = if edge.labels.is_empty() { String::new() } else { format!(": {}", edge.labels.join(", ")) };
    match edge.kind {
        EdgeKind::Triggers => format!("{from} triggers {to}{labels}"),
        EdgeKind::DeadLetter => format!("{from} hands what failed to {to}{labels}"),
        EdgeKind::Authorizes => format!("{from} asks {to} who may pass{labels}"),
        EdgeKind::Uses => format!("{from} uses {to}"),
    }
}

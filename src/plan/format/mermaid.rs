//! The picture of the application for Mermaid, which documentation on GitHub and elsewhere shows as a drawing.

use std::fmt::Write;

use crate::plan::model::RunPlan;
use crate::plan::picture::{Edge, EdgeKind, Family, Group, Node, NodeKind, Picture, graph};

/// The longest label, in characters. Mermaid itself would make boxes as wide as they need to be.
const LONGEST_LABEL: usize = 64;

/// Mermaid draws no more edges than this unless its page says so (`maxEdges`).
const MOST_EDGES: usize = 500;

/// The colours of each family: light fills and dark text, which can be read on light pages and on dark ones.
const COLOURS: &[(Family, &str)] = &[
    (Family::Entry, "fill:#e6e0ff,stroke:#6941c6,color:#2b1664"),
    (Family::Time, "fill:#fff1c2,stroke:#a15c07,color:#4a2a03"),
    (Family::Compute, "fill:#ffe4d1,stroke:#c4520a,color:#542105"),
    (Family::Message, "fill:#ffdfee,stroke:#c11574,color:#57092f"),
    (Family::Store, "fill:#d7f0ff,stroke:#0b6ba8,color:#08324f"),
    (Family::Outside, "fill:#eceef1,stroke:#667085,color:#23272e,stroke-dasharray:4 3"),
];

/// The lines of what is not simply triggered, also for light pages and dark ones.
const LINES: &[(EdgeKind, &str)] = &[
    (EdgeKind::DeadLetter, "stroke:#d92d20"),
    (EdgeKind::Authorizes, "stroke-dasharray:1 4"),
    (EdgeKind::Uses, "stroke:#8692a6,stroke-width:1px"),
];

/// The picture of a plan as a Mermaid flowchart.
pub fn to_mermaid(plan: &RunPlan) -> String {
    of_picture(&graph::of_plan(plan))
}

fn of_picture(picture: &Picture) -> String {
    let mut out = "flowchart LR\n".to_owned();
    write_nodes(picture, None, 1, &mut out);
    write_groups(picture, &mut out);
    let edges = strongest(picture);
    edges.iter().for_each(|edge| write_edge(edge, &mut out));
    write_styles(picture, &edges, &mut out);
    out
}

fn write_nodes(picture: &Picture, group: Option<usize>, depth: usize, out: &mut String) {
    for (number, node) in picture.nodes.iter().enumerate().filter(|(_, node)| node.group == group) {
        let (open, close) = shape(node.kind);
        let indent = "  ".repeat(depth);
        let _ = writeln!(
            out,
            "{indent}n{number}{open}\"{}\"{close}:::{}",
            label(node),
            node.kind.family().name()
        );
    }
}

/// Groups stand behind those that they are nested in; so the open ones are ended when the next is not in them.
fn write_groups(picture: &Picture, out: &mut String) {
    let mut open: Vec<usize> = Vec::new();
    for number in in_depth(picture) {
        let Some(group) = picture.groups.get(number) else { continue };
        while open.last().is_some() && open.last() != group.parent.as_ref() {
            open.pop();
            let _ = writeln!(out, "{}end", "  ".repeat(open.len() + 1));
        }
        let _ =
            writeln!(out, "{}subgraph g{number}[\"{}\"]", "  ".repeat(open.len() + 1), escaped(&group.name));
        open.push(number);
        write_nodes(picture, Some(number), open.len() + 1, out);
    }
    while open.pop().is_some() {
        let _ = writeln!(out, "{}end", "  ".repeat(open.len() + 1));
    }
}

/// The groups, each followed by those nested in it.
fn in_depth(picture: &Picture) -> Vec<usize> {
    let inside = |group: &Group, number: usize| group.parent == Some(number);
    let mut order = Vec::new();
    let outermost = |(_, group): &(usize, &Group)| group.parent.is_none();
    let mut open: Vec<usize> =
        picture.groups.iter().enumerate().filter(outermost).map(|(at, _)| at).rev().collect();
    while let Some(number) = open.pop() {
        order.push(number);
        let nested = picture.groups.iter().enumerate().filter(|(_, group)| inside(group, number));
        open.extend(nested.map(|(at, _)| at).collect::<Vec<_>>().into_iter().rev());
    }
    order
}

/// The edges that Mermaid draws: when there are too many, those that only say what is used are left out first.
fn strongest(picture: &Picture) -> Vec<&Edge> {
    let mut edges: Vec<&Edge> = picture.edges.iter().collect();
    if edges.len() > MOST_EDGES {
        edges.sort_by_key(|edge| edge.kind);
        edges.truncate(MOST_EDGES);
    }
    edges
}

fn write_edge(edge: &Edge, out: &mut String) {
    let arrow = match edge.kind {
        EdgeKind::Triggers | EdgeKind::Uses => "-->",
        EdgeKind::DeadLetter | EdgeKind::Authorizes => "-.->",
    };
    let labels: Vec<String> = edge.shown_labels().iter().map(|label| escaped(label)).collect();
    let label = if labels.is_empty() { String::new() } else { format!("|\"{}\"|", labels.join("<br/>")) };
    let _ = writeln!(out, "  n{} {arrow}{label} n{}", edge.from, edge.to);
}

fn write_styles(picture: &Picture, edges: &[&Edge], out: &mut String) {
    for (family, style) in COLOURS {
        if picture.nodes.iter().any(|node| node.kind.family() == *family) {
            let _ = writeln!(out, "  classDef {} {style}", family.name());
        }
    }
    for (kind, style) in LINES {
        let numbers = edges.iter().enumerate().filter(|(_, edge)| edge.kind == *kind);
        let numbers: Vec<String> = numbers.map(|(number, _)| number.to_string()).collect();
        if !numbers.is_empty() {
            let _ = writeln!(out, "  linkStyle {} {style}", numbers.join(","));
        }
    }
    let left_out = picture.edges.len() - edges.len();
    if left_out > 0 {
        let _ = writeln!(out, "  %% {left_out} more edges are left out, since Mermaid draws {MOST_EDGES}");
    }
}

/// What a node's box looks like, so that kinds can be told without their colour.
fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Api | NodeKind::FunctionUrl => ("([", "])"),
        NodeKind::LoadBalancer => ("{{", "}}"),
        NodeKind::Schedule => ("((", "))"),
        NodeKind::Function => ("[", "]"),
        NodeKind::StateMachine | NodeKind::Service => ("[[", "]]"),
        NodeKind::Queue | NodeKind::Stream => ("[/", "/]"),
        NodeKind::Topic | NodeKind::Bus => (">", "]"),
        NodeKind::Table | NodeKind::Bucket => ("[(", ")]"),
        NodeKind::Resource | NodeKind::Elsewhere | NodeKind::Unknown => ("(", ")"),
    }
}

fn label(node: &Node) -> String {
    let lines = [&node.name, &node.word, &node.detail];
    let lines: Vec<String> =
        lines.into_iter().filter(|line| !line.is_empty()).map(|line| escaped(line)).collect();
    lines.join("<br/>")
}

/// A text as part of a label in quotes. Whatever might mean something to Mermaid, Markdown or HTML is written by its
/// number, also a number at the beginning, which would make an item of a list.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut is_start = true;
    for character in shortened(text) {
        let is_plain = character.is_alphanumeric() || !is_start && " -/.,:(){}=$".contains(character);
        is_start &= character.is_ascii_digit();
        match character {
            _ if is_plain => out.push(character),
            _ if character.is_whitespace() => out.push(' '),
            _ if character.is_control() => {}
            _ => {
                let _ = write!(out, "#{};", u32::from(character));
            }
        }
    }
    out
}

fn shortened(text: &str) -> impl Iterator<Item = char> {
    let is_long = text.chars().count() > LONGEST_LABEL;
    let kept = if is_long { LONGEST_LABEL - 1 } else { LONGEST_LABEL };
    text.chars().take(kept).chain(is_long.then_some('…'))
}

#[cfg(test)]
mod tests {
    use super::{escaped, of_picture};
    use crate::plan::picture::samples;

    #[test]
    fn labels_are_plain_text() {
        assert_eq!(escaped("GET /orders/{id}"), "GET /orders/{id}");
        assert_eq!(escaped("say \"hi\"`]#\n<b>"), "say #34;hi#34;#96;#93;#35; #60;b#62;");
        assert_eq!(escaped("1. item"), "1#46; item");
        assert_eq!(escaped("- item"), "#45; item");
        assert_eq!(escaped("%%{init}"), "#37;#37;{init}");
        assert_eq!(escaped("🚀 end"), "#128640; end");
        assert_eq!(escaped(&"x".repeat(100)).chars().count(), 63 + "#8230;".len());
    }

    #[test]
    fn a_shop_for_mermaid() {
        insta::assert_snapshot!("shop", super::to_mermaid(&samples::shop()));
    }

    #[test]
    fn nested_stacks_are_subgraphs() {
        insta::assert_snapshot!("nested", super::to_mermaid(&samples::nested()));
    }

    #[test]
    fn what_mermaid_would_not_draw_is_left_out_and_told() {
        let mut picture = samples::wide(600);
        assert_eq!(of_picture(&picture).matches("-->").count(), 500);
        assert!(of_picture(&picture).contains("%% 100 more edges"));
        picture.edges.truncate(500);
        assert!(!of_picture(&picture).contains("%%"));
    }
}

//! What the icons and lines of a picture mean: a row below it.

use std::fmt::Write;

use super::icons;
use super::xml::{escaped, number};
use crate::counted::counted;
use crate::plan::picture::arrange::SMALL_SIZE;
use crate::plan::picture::{EdgeKind, NodeKind, Picture, text};

/// The height of a row.
const ROW: f64 = 24.0;
/// The room between two entries.
const BETWEEN: f64 = 20.0;
/// The width of an icon or a line, with the room behind it.
const ICON: f64 = 24.0;
const LINE: f64 = 38.0;

enum Sign {
    Icon(NodeKind),
    Line(EdgeKind),
}

struct Entry {
    sign: Sign,
    words: String,
}

/// A legend of a width: its text and its height.
pub fn of(picture: &Picture, width: f64) -> (String, f64) {
    let mut out = String::new();
    let (mut x, mut y) = (0.0, 0.0);
    for entry in kinds(picture).into_iter().chain(lines(picture)) {
        let own = entry.width();
        if x > 0.0 && x + own > width {
            (x, y) = (0.0, y + ROW);
        }
        entry.write(x, y, &mut out);
        x += own + BETWEEN;
    }
    let height = if out.is_empty() { 0.0 } else { y + ROW };
    (out, height)
}

/// The kinds that occur, and how many there are of each.
fn kinds(picture: &Picture) -> Vec<Entry> {
    let mut kinds: Vec<(NodeKind, &str)> =
        picture.nodes.iter().map(|node| (node.kind, kind_words(node.kind))).collect();
    kinds.sort_unstable();
    let groups = kinds.chunk_by(|one, other| one == other);
    let entries = groups.filter_map(|same| {
        let (kind, words) = same.first()?;
        let words = match kind {
            NodeKind::Elsewhere | NodeKind::Unknown => format!("{} {words}", same.len()),
            _ => counted(same.len(), words),
        };
        Some(Entry { sign: Sign::Icon(*kind), words })
    });
    entries.collect()
}

fn kind_words(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Api => "API",
        NodeKind::FunctionUrl => "function URL",
        NodeKind::LoadBalancer => "load balancer",
        NodeKind::Schedule => "schedule",
        NodeKind::Function => "function",
        NodeKind::StateMachine => "state machine",
        NodeKind::Service => "service",
        NodeKind::Queue => "queue",
        NodeKind::Topic => "topic",
        NodeKind::Bus => "event bus",
        NodeKind::Stream => "stream",
        NodeKind::Table => "table",
        NodeKind::Bucket => "bucket",
        NodeKind::Resource => "other resource",
        NodeKind::Elsewhere => "elsewhere",
        NodeKind::Unknown => "not known",
    }
}

/// The kinds of lines that occur.
fn lines(picture: &Picture) -> impl Iterator<Item = Entry> {
    let occurs = |kind: &EdgeKind| picture.edges.iter().any(|edge| edge.kind == *kind);
    let kinds = EdgeKind::ALL.into_iter().filter(occurs);
    kinds.map(|kind| Entry { sign: Sign::Line(kind), words: kind.words().to_owned() })
}

impl Entry {
    fn sign_width(&self) -> f64 {
        match self.sign {
            Sign::Icon(_) => ICON,
            Sign::Line(_) => LINE,
        }
    }

    fn width(&self) -> f64 {
        self.sign_width() + text::width(&self.words, SMALL_SIZE)
    }

    fn write(&self, x: f64, y: f64, out: &mut String) {
        let (left, top) = (number(x), number(y));
        let _ = match self.sign {
            Sign::Icon(kind) => writeln!(
                out,
                "<g class=\"{}\" transform=\"translate({left} {top})\"><rect class=\"tile\" width=\"18\" height=\"18\" rx=\"5\"/>\
                 <path class=\"icon\" transform=\"translate(3 3) scale(.5)\" d=\"{}\"/></g>",
                kind.family().name(),
                icons::of(kind)
            ),
            Sign::Line(kind) => {
                let class = kind.name();
                writeln!(
                    out,
                    "<g transform=\"translate({left} {top})\"><path class=\"edge {class}\" d=\"M0 9H24\"/>\
                     <path class=\"arrow {class}\" d=\"M30 9l-8-4v8z\"/></g>"
                )
            }
        };
        let (x, y) = (number(x + self.sign_width()), number(y + 13.0));
        let _ = writeln!(out, "<text class=\"legend\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(&self.words));
    }
}

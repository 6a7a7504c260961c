//! The picture of the application as SVG: one file that needs nothing else, for a browser or the README of a project.

mod icons;
mod legend;
mod style;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use std::fmt::Write;

use crate::plan::model::RunPlan;
use crate::plan::picture::arrange::{
    Arranged, Card, FRAME, ICON, LABEL_LINE, LABEL_SIZE, NAME_LINE, PADDING, SMALL_LINE, SMALL_SIZE, arrange,
};
use crate::plan::picture::layout::{Point, Rect, Route};
use crate::plan::picture::{Edge, Node, Picture, graph, text};
use xml::{escaped, number};

/// The room around everything.
const MARGIN: f64 = 28.0;
/// The room for the title.
const TITLE: f64 = 48.0;
/// The size of the title.
const TITLE_SIZE: f64 = 20.0;
/// The least width of what is inside, so that there is room for a title.
const LEAST_WIDTH: f64 = 420.0;
/// The room above the legend.
const LEGEND_GAP: f64 = 30.0;
/// The room between a label and the ends of its line.
const LABEL_GAP: f64 = 3.0;
/// The length of an arrow head.
const ARROW: f64 = 9.0;

/// The picture of a plan as SVG.
pub fn to_svg(plan: &RunPlan) -> String {
    of_picture(&graph::of_plan(plan))
}

fn of_picture(picture: &Picture) -> String {
    let arranged = arrange(picture);
    let inside = Inside::of(&arranged);
    let (legend, legend_height) = legend::of(picture, inside.width);
    let bottom = TITLE + inside.height + if legend_height > 0.0 { LEGEND_GAP + legend_height } else { 0.0 };
    let (width, height) = (inside.width + 2.0 * MARGIN, bottom + 2.0 * MARGIN);
    let mut out = opening(picture, width, height);
    xml::text(
        "title",
        MARGIN,
        MARGIN + TITLE_SIZE,
        &text::cut(&picture.title, TITLE_SIZE, inside.width),
        &mut out,
    );
    open_group(MARGIN + inside.shift.x, MARGIN + TITLE + inside.shift.y, &mut out);
    write_parts(&arranged, &mut out);
    out.push_str("</g>\n");
    open_group(MARGIN, MARGIN + bottom - legend_height, &mut out);
    out.push_str(&legend);
    out.push_str("</g>\n</svg>\n");
    out
}

/// What is drawn between title and legend: frames go further than the boxes in them.
struct Inside {
    width: f64,
    height: f64,
    shift: Point,
}

impl Inside {
    fn of(arranged: &Arranged) -> Self {
        let whole = Rect { x: 0.0, y: 0.0, width: arranged.layout.width, height: arranged.layout.height };
        let frames = || arranged.frames.iter().flatten();
        let left = frames().map(|frame| frame.x).fold(whole.x, f64::min);
        let right = frames().map(Rect::right).fold(whole.right(), f64::max);
        let top = frames().map(|frame| frame.y).fold(whole.y, f64::min);
        let bottom = frames().map(Rect::bottom).fold(whole.bottom(), f64::max);
        let width = (right - left).max(LEAST_WIDTH);
        Inside { width, height: bottom - top, shift: Point { x: -left, y: -top } }
    }
}

fn opening(picture: &Picture, width: f64, height: f64) -> String {
    let (width, height) = (number(width.ceil()), number(height.ceil()));
    let mut out = String::new();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">"#
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&picture.title));
    let _ = writeln!(out, "<desc>{}</desc>", escaped(&words::of(picture)));
    let _ = writeln!(out, "<style>\n{}</style>", style::sheet());
    let _ = writeln!(out, r#"<rect class="page" x=".5" y=".5" width="{width}" height="{height}" rx="12"/>"#);
    out
}

fn open_group(x: f64, y: f64, out: &mut String) {
    let _ = writeln!(out, r#"<g transform="translate({} {})">"#, number(x), number(y));
}

/// Frames, lines, boxes and labels, so that what can be read is on top.
fn write_parts(arranged: &Arranged, out: &mut String) {
    let picture = arranged.picture;
    for (group, frame) in picture.groups.iter().zip(&arranged.frames) {
        frame.iter().for_each(|frame| write_frame(&group.name, &group.id, frame, out));
    }
    let routes = || arranged.labels.iter().zip(&arranged.layout.routes);
    for (edge, (label, route)) in picture.edges.iter().zip(routes()) {
        write_edge(picture, edge, route, label_width(label), out);
    }
    for ((node, card), block) in picture.nodes.iter().zip(&arranged.cards).zip(&arranged.layout.boxes) {
        write_node(node, card, block, out);
    }
    routes().for_each(|(label, route)| write_label(label, route.label, out));
}

fn label_width(lines: &[String]) -> f64 {
    lines.iter().map(|line| text::width(line, LABEL_SIZE)).fold(0.0, f64::max)
}

fn rect(class: &str, Rect { x, y, width, height }: Rect, radius: f64) -> String {
    let [x, y, width, height, radius] = [x, y, width, height, radius].map(number);
    format!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"/>"#)
}

fn write_frame(name: &str, full_name: &str, frame: &Rect, out: &mut String) {
    let shown = text::cut(name, SMALL_SIZE, frame.width - 2.0 * FRAME);
    let _ = writeln!(out, "<g><title>{}</title>{}", escaped(full_name), rect("frame", *frame, 12.0));
    xml::text("frame-name", frame.x + FRAME, frame.y + FRAME + SMALL_SIZE / 2.0, &shown, out);
    out.push_str("</g>\n");
}

fn write_node(node: &Node, card: &Card, block: &Rect, out: &mut String) {
    let family = node.kind.family().name();
    let _ = writeln!(
        out,
        r#"<g class="{family}"><title>{}</title>{}"#,
        escaped(&words::of_node(node)),
        rect("card", *block, 9.0)
    );
    let icon =
        Rect { x: block.x + PADDING, y: block.y + (block.height - ICON) / 2.0, width: ICON, height: ICON };
    let _ = writeln!(out, "{}", rect("tile", icon, 8.0));
    let (x, y) = (number(icon.x + (ICON - 24.0) / 2.0), number(icon.y + (ICON - 24.0) / 2.0));
    let _ =
        writeln!(out, r#"<path class="icon" transform="translate({x} {y})" d="{}"/>"#, icons::of(node.kind));
    let x = icon.right() + PADDING;
    let mut y = block.y + (block.height - card.text_height()) / 2.0 + SMALL_LINE - 4.0;
    xml::text("word", x, y, &card.word, out);
    y += 1.0;
    for line in &card.name {
        y += NAME_LINE;
        xml::text("name", x, y - 1.0, line, out);
    }
    if !card.detail.is_empty() {
        xml::text("detail", x, y + SMALL_LINE, &card.detail, out);
    }
    out.push_str("</g>\n");
}

fn write_edge(picture: &Picture, edge: &Edge, route: &Route, label: f64, out: &mut String) {
    let class = edge.kind.name();
    let (way, arrow) = drawn(route, label);
    let _ = writeln!(
        out,
        r#"<g><title>{}</title><path class="edge {class}" d="{way}"/><path class="arrow {class}" d="{arrow}"/></g>"#,
        escaped(&words::of_edge(picture, edge))
    );
}

/// The way of a line, and its arrow head. It is interrupted where its label stands, which has a width.
fn drawn(route: &Route, label: f64) -> (String, String) {
    if route.is_loop {
        return around_the_corner(route);
    }
    let mut way = format!("M{}", point(route.start));
    let mut at = route.start;
    for (from, to) in &route.bends {
        let _ = write!(way, "{}L{}C{}", gap(route, label, at, *from), point(*from), curve(*from, *to));
        at = *to;
    }
    // The line ends within the arrow, so that its tip stays sharp.
    let across = if at.x < route.end.x { 1.0 } else { -1.0 };
    let end = Point { x: route.end.x - across * (ARROW - 2.0), ..route.end };
    let _ = write!(way, "{}L{}", gap(route, label, at, route.end), point(end));
    (way, arrow(route.end, across, 0.0))
}

/// The gap for the label, if it stands between two points of a line.
fn gap(route: &Route, label: f64, from: Point, to: Point) -> String {
    let half = label / 2.0 + LABEL_GAP;
    let (left, right) = (route.label.x - half, route.label.x + half);
    let is_here =
        label > 0.0 && from.y == route.label.y && from.x.min(to.x) <= left && right <= from.x.max(to.x);
    let (first, last) = if from.x < to.x { (left, right) } else { (right, left) };
    let [first, last] = [first, last].map(|x| point(Point { x, y: from.y }));
    if is_here { format!("L{first}M{last}") } else { String::new() }
}

/// A line from a box to itself.
fn around_the_corner(route: &Route) -> (String, String) {
    let (start, end) = (route.start, route.end);
    let far = 2.4 * (start.x - end.x);
    let (out, below) = (Point { x: start.x + far, ..start }, Point { y: end.y + far, ..end });
    let last = Point { y: end.y + ARROW - 2.0, ..end };
    let way = format!("M{}C{} {} {}", point(start), point(out), point(below), point(last));
    (way, arrow(end, 0.0, -1.0))
}

fn arrow(tip: Point, across: f64, down: f64) -> String {
    let half = ARROW * 0.45;
    let base = Point { x: tip.x - across * ARROW, y: tip.y - down * ARROW };
    let one = Point { x: base.x + down * half, y: base.y + across * half };
    let other = Point { x: base.x - down * half, y: base.y - across * half };
    format!("M{}L{}L{}z", point(tip), point(one), point(other))
}

fn curve(from: Point, to: Point) -> String {
    let middle = (from.x + to.x) / 2.0;
    let (one, other) = (Point { x: middle, y: from.y }, Point { x: middle, y: to.y });
    format!("{} {} {}", point(one), point(other), point(to))
}

fn point(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

fn write_label(lines: &[String], middle: Point, out: &mut String) {
    let top = middle.y - lines.len() as f64 * LABEL_LINE / 2.0;
    for (number, line) in lines.iter().enumerate() {
        xml::text("label", middle.x, top + number as f64 * LABEL_LINE + LABEL_LINE - 3.0, line, out);
    }
}

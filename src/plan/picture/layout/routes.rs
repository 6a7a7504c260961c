//! The lines, and the boxes that they end at.

use super::chains::{Chain, Web};
use super::columns::Columns;
use super::rows::Rows;
use super::{Layout, Line, Point, Rect, Route, Task};

/// The room behind a label, before its line ends.
const LABEL_MARGIN: f64 = 3.0;

/// How far from its corner the ends of a line from a box to itself are.
const LOOP: f64 = 11.0;

/// All lines and boxes.
pub fn of(task: &Task, web: &Web, rows: &Rows, columns: &Columns) -> Layout {
    let block = |number: usize| {
        let item = web.items.at(number);
        let y = rows.middles.at(number) - item.height / 2.0;
        let (x, width) = (columns.lefts.at(item.layer), columns.boxes.at(number));
        Rect { x, y, width, height: item.height }
    };
    let boxes: Vec<Rect> = (0..task.boxes.len()).map(block).collect();
    let drawing = Drawing { web, rows, columns };
    let routes = task.lines.iter().zip(&web.chains);
    let routes = routes.map(|(line, chain)| match boxes.get(line.from).filter(|_| chain.directed.is_loop) {
        Some(block) => around_the_corner(*block, line),
        None => drawing.route(line, chain),
    });
    Layout { routes: routes.collect(), boxes, width: columns.width, height: rows.height }
}

struct Drawing<'a> {
    web: &'a Web,
    rows: &'a Rows,
    columns: &'a Columns,
}

impl Drawing<'_> {
    fn route(&self, line: &Line, chain: &Chain) -> Route {
        let pieces = self.web.pieces.get(chain.first..chain.end).unwrap_or_default();
        let y = |item: usize, offset: f64| self.rows.middles.at(item) + offset;
        let mut bends = Vec::new();
        for piece in pieces {
            let layer = self.web.items.at(piece.left).layer;
            let x = self.columns.lefts.at(layer) + self.columns.widths.at(layer) + self.columns.straight;
            let from = Point { x, y: y(piece.left, piece.left_offset) };
            let to = Point { x: x + self.columns.bends.at(layer), y: y(piece.right, piece.right_offset) };
            bends.push((from, to));
        }
        let left = chain.directed.left;
        let left = self.columns.lefts.at(self.web.items.at(left).layer) + self.columns.boxes.at(left);
        let right = self.columns.lefts.at(self.web.items.at(chain.directed.right).layer);
        let start = Point { x: left, y: bends.first().map_or(0.0, |(from, _)| from.y) };
        let end = Point { x: right, y: bends.last().map_or(0.0, |(_, to)| to.y) };
        let label =
            Point { x: right - self.columns.straight - LABEL_MARGIN - line.label_width / 2.0, y: end.y };
        if !chain.directed.is_turned {
            return Route { start, bends, end, label, is_loop: false };
        }
        let bends = bends.into_iter().rev().map(|(from, to)| (to, from)).collect();
        Route { start: end, bends, end: start, label, is_loop: false }
    }
}

/// The way from a box to itself: out at its right side and in from below, with the label on the left of that.
fn around_the_corner(block: Rect, line: &Line) -> Route {
    let start = Point { x: block.right(), y: block.bottom() - LOOP };
    let end = Point { x: block.right() - LOOP, y: block.bottom() };
    let label = Point { x: end.x - LOOP - line.label_width / 2.0, y: end.y + LOOP };
    Route { start, bends: Vec::new(), end, label, is_loop: true }
}

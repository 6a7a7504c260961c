//! A layered layout, from left to right: boxes in columns, lines that keep off boxes, labels with room of their own.
//!
//! | step | does |
//! |---|---|
//! | [`direction`] | lines that would close a circle are turned round |
//! | [`layers`] | the column of each box |
//! | [`chains`] | a line over several columns gets a place in each of them |
//! | [`order`] | the order within the columns, with few crossings |
//! | [`ports`] | where at its boxes a line begins and ends |
//! | [`rows`] | how far down everything is |
//! | [`columns`] | how far right everything is, and the room between columns |
//! | [`routes`] | the lines themselves |
//!
//! Boxes lie in lanes, which are stacked and share no height; so a nested stack can be framed, and parts of the
//! application that have nothing to do with each other do not mix. Lines change their height only between columns,
//! where no boxes are, and run straight into their box where their label stands. So nothing needs to be moved out of
//! the way afterwards.

mod chains;
mod columns;
mod direction;
mod layers;
mod numbered;
mod order;
mod ports;
mod routes;
mod rows;

pub use numbered::Numbered;

/// What is to be laid out.
#[derive(Debug, Default)]
pub struct Task {
    /// The boxes.
    pub boxes: Vec<Block>,
    /// The lines between them.
    pub lines: Vec<Line>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// The room that frames need beside a box.
    pub beside: f64,
}

/// A box.
#[derive(Debug, Clone, Copy, Default)]
pub struct Block {
    /// Its width.
    pub width: f64,
    /// Its height; it becomes higher when many lines end at it.
    pub height: f64,
    /// The lane that it is in.
    pub lane: usize,
    /// The group that it is in.
    pub group: usize,
    /// Whether it has no lines, so that it can go into any column; those of its group are preferred.
    pub is_alone: bool,
}

/// A line between two boxes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line {
    /// The box that it begins at.
    pub from: usize,
    /// The box that it ends at, with an arrow.
    pub to: usize,
    /// How much weight it has for the direction of the picture, 0 being the most. Lines of one rank share their ports.
    pub rank: u8,
    /// The lane through which it runs on its way.
    pub lane: usize,
    /// The width of its label; 0 when it has none.
    pub label_width: f64,
    /// The height of its label.
    pub label_height: f64,
}

/// A band of the picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lane {
    /// Room above it, for frames that begin there.
    pub above: f64,
    /// Room below it, for frames that end there.
    pub below: f64,
}

/// A point, from the top left.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The way of a line: straight from `start` to the first bend, between bends and to `end`, which has the arrow.
#[derive(Debug, Clone, Default)]
pub struct Route {
    /// Where it begins, at the edge of its box.
    pub start: Point,
    /// Where it changes its height: from and to.
    pub bends: Vec<(Point, Point)>,
    /// Where it ends, at the edge of the other box.
    pub end: Point,
    /// The middle of its label.
    pub label: Point,
    /// Whether it goes round the lower right corner of its box, from the right side to below.
    pub is_loop: bool,
}

/// Where everything goes.
#[derive(Debug, Default)]
pub struct Layout {
    /// The boxes, in their order.
    pub boxes: Vec<Rect>,
    /// The lines, in their order.
    pub routes: Vec<Route>,
    /// The width of all of it.
    pub width: f64,
    /// The height of all of it.
    pub height: f64,
}

impl Rect {
    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// Lays out what is given.
pub fn lay_out(task: &Task) -> Layout {
    let directed = direction::of(task);
    let layers = layers::of(task, &directed);
    let mut web = chains::of(task, &directed, &layers);
    order::improve(&mut web);
    ports::assign(task, &mut web);
    let rows = rows::of(task, &web);
    let columns = columns::of(task, &web, &rows);
    routes::of(task, &web, &rows, &columns)
}

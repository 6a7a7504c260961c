//! Lines in pieces from one column to the next.

use super::direction::Directed;
use super::{Numbered, Task};

/// How many places lines get between their ends. When there are no more left, a line runs across.
const MOST_PLACES: usize = 20_000;

/// The room that a line takes on its way through a column.
const LINE_HEIGHT: f64 = 12.0;

/// Something in a column: a box, or the place where a line passes by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Item {
    /// The column.
    pub layer: usize,
    /// The lane.
    pub lane: usize,
    /// The height.
    pub height: f64,
    /// Whether it is a box; the number of the item is then that of the box.
    pub is_box: bool,
}

/// A piece of a line, from one column to the next.
#[derive(Debug, Clone, Copy, Default)]
pub struct Piece {
    /// The item on the left.
    pub left: usize,
    /// The item on the right.
    pub right: usize,
    /// How far below the middle of the left item it begins.
    pub left_offset: f64,
    /// How far below the middle of the right item it ends.
    pub right_offset: f64,
}

/// The line that a list of pieces stands for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chain {
    /// Its first piece.
    pub first: usize,
    /// The piece behind its last one.
    pub end: usize,
    /// Its direction.
    pub directed: Directed,
}

/// Boxes, places and the pieces between them.
#[derive(Debug, Default)]
pub struct Web {
    /// The items; the boxes come first.
    pub items: Numbered<Item>,
    /// The pieces, those of one line together.
    pub pieces: Numbered<Piece>,
    /// The pieces of each line.
    pub chains: Vec<Chain>,
    /// The items of each column, from top to bottom.
    pub layers: Vec<Vec<usize>>,
}

/// All lines in pieces.
pub fn of(task: &Task, directed: &[Directed], layers: &Numbered<usize>) -> Web {
    let mut web = Web::default();
    for (number, block) in task.boxes.iter().enumerate() {
        let (layer, lane, height) = (layers.at(number), block.lane, block.height);
        web.items.push(Item { layer, lane, height, is_box: true });
    }
    for (line, directed) in task.lines.iter().zip(directed) {
        let first = web.pieces.len();
        if !directed.is_loop {
            web.add_pieces(*directed, line.lane);
        }
        web.chains.push(Chain { first, end: web.pieces.len(), directed: *directed });
    }
    web.fill_layers();
    web
}

impl Web {
    fn add_pieces(&mut self, Directed { left, right, .. }: Directed, lane: usize) {
        let mut at = left;
        let places = self.items.at(left).layer + 1..self.items.at(right).layer;
        let has_room = self.items.len() + places.len() < MOST_PLACES;
        for layer in places.filter(|_| has_room) {
            self.items.push(Item { layer, lane, height: LINE_HEIGHT, is_box: false });
            let place = self.items.len() - 1;
            self.pieces.push(Piece { left: at, right: place, ..Piece::default() });
            at = place;
        }
        self.pieces.push(Piece { left: at, right, ..Piece::default() });
    }

    /// The columns, in each the items by lane and in their own order.
    fn fill_layers(&mut self) {
        let count = self.items.iter().map(|item| item.layer + 1).max().unwrap_or(0);
        self.layers = vec![Vec::new(); count];
        for (number, item) in self.items.iter().enumerate() {
            self.layers.get_mut(item.layer).into_iter().for_each(|layer| layer.push(number));
        }
        for layer in &mut self.layers {
            layer.sort_by_key(|number| self.items.at(*number).lane);
        }
    }

    /// For each item, the pieces on its left and on its right.
    pub fn pieces_of_items(&self) -> (Numbered<Vec<usize>>, Numbered<Vec<usize>>) {
        let (mut lefts, mut rights) = (Numbered::new(self.items.len()), Numbered::new(self.items.len()));
        for (number, piece) in self.pieces.iter().enumerate() {
            rights.change(piece.left, |list: &mut Vec<usize>| list.push(number));
            lefts.change(piece.right, |list: &mut Vec<usize>| list.push(number));
        }
        (lefts, rights)
    }

    /// The place of each item in its column, from the top.
    pub fn positions(&self) -> Numbered<usize> {
        let mut positions = Numbered::new(self.items.len());
        for layer in &self.layers {
            layer.iter().enumerate().for_each(|(position, number)| positions.set(*number, position));
        }
        positions
    }
}

//! Where at the sides of its boxes a line begins and ends. Each label has a port of its own, as high as the label; lines
//! without one share a port with those of their rank.

use super::chains::Web;
use super::{Numbered, Task};

/// The room that a port takes at least.
const PORT_HEIGHT: f64 = 16.0;
/// The room around a label.
const LABEL_MARGIN: f64 = 2.0;
/// The room above the first port and below the last one.
const SIDE_MARGIN: f64 = 8.0;

/// The pieces that share a port.
#[derive(Debug, Clone, Default)]
struct Port {
    /// What they have in common: the rank, whether they are turned, and for a piece with a label its number.
    key: (u8, bool, Option<usize>),
    pieces: Vec<usize>,
    height: f64,
    /// The middle of what they lead to.
    middle: f64,
}

/// Gives all pieces their ports, and boxes the height that they need for them.
pub fn assign(task: &Task, web: &mut Web) {
    let lines = lines_of_pieces(task, web);
    let positions = web.positions();
    let (lefts, rights) = web.pieces_of_items();
    for item in 0..task.boxes.len() {
        let left = ports(lefts.at(item), &lines, |piece| positions.at(web.pieces.at(piece).left), true);
        let right = ports(rights.at(item), &lines, |piece| positions.at(web.pieces.at(piece).right), false);
        let height = height(&left).max(height(&right));
        web.items.change(item, |item| item.height = item.height.max(height));
        offsets(&left)
            .for_each(|(piece, offset)| web.pieces.change(piece, |piece| piece.right_offset = offset));
        offsets(&right)
            .for_each(|(piece, offset)| web.pieces.change(piece, |piece| piece.left_offset = offset));
    }
}

/// What the ports need to know of the line of each piece.
#[derive(Debug, Clone, Copy, Default)]
struct OfLine {
    rank: u8,
    is_turned: bool,
    label_height: f64,
}

fn lines_of_pieces(task: &Task, web: &Web) -> Numbered<OfLine> {
    let mut lines = Numbered::new(web.pieces.len());
    for (line, chain) in task.lines.iter().zip(&web.chains) {
        let (rank, is_turned, label_height) = (line.rank, chain.directed.is_turned, line.label_height);
        (chain.first..chain.end).for_each(|piece| lines.set(piece, OfLine { rank, is_turned, label_height }));
    }
    lines
}

/// The ports of one side of a box, from top to bottom. Labels stand at the right end of a line, which is the left side
/// of a box.
fn ports(
    pieces: Vec<usize>,
    lines: &Numbered<OfLine>,
    position: impl Fn(usize) -> usize,
    is_left_side: bool,
) -> Vec<Port> {
    let mut ports: Vec<Port> = Vec::new();
    for piece in pieces {
        let line = lines.at(piece);
        let has_label = is_left_side && line.label_height > 0.0;
        let key = (line.rank, line.is_turned, Some(piece).filter(|_| has_label));
        let height = if has_label { line.label_height + LABEL_MARGIN } else { PORT_HEIGHT };
        let place = match ports.iter().position(|port| port.key == key) {
            Some(place) => place,
            None => {
                ports.push(Port { key, height, ..Port::default() });
                ports.len() - 1
            }
        };
        ports.get_mut(place).into_iter().for_each(|port| port.pieces.push(piece));
    }
    for port in &mut ports {
        let sum: usize = port.pieces.iter().map(|piece| position(*piece)).sum();
        port.middle = sum as f64 / port.pieces.len().max(1) as f64;
    }
    ports.sort_by(|one, other| one.middle.total_cmp(&other.middle).then(one.key.cmp(&other.key)));
    ports
}

fn height(ports: &[Port]) -> f64 {
    ports.iter().map(|port| port.height).sum::<f64>() + 2.0 * SIDE_MARGIN
}

/// How far below the middle of the box each piece is.
fn offsets(ports: &[Port]) -> impl Iterator<Item = (usize, f64)> {
    let mut at = -ports.iter().map(|port| port.height).sum::<f64>() / 2.0;
    ports.iter().flat_map(move |port| {
        let offset = at + port.height / 2.0;
        at += port.height;
        port.pieces.iter().map(move |piece| (*piece, offset))
    })
}

//! How far right everything is. Between two columns is first the room in which lines change their height, then that of
//! the labels.

use indexmap::IndexMap;

use super::chains::Web;
use super::rows::Rows;
use super::{Numbered, Task};

/// Where lines run straight: behind a column and before the next one. The arrow is here, and outside of frames.
const STRAIGHT: f64 = 19.0;
/// The room between a frame and where lines bend.
const BESIDE_FRAME: f64 = 7.0;
/// The least and the most room in which lines change their height, and how it grows with the height.
const BEND: (f64, f64) = (28.0, 84.0);
const BEND_PER_HEIGHT: f64 = 0.12;
/// The room beside a label.
const LABEL_MARGIN: f64 = 6.0;

/// The columns of a picture.
#[derive(Debug, Default)]
pub struct Columns {
    /// The left edge of each.
    pub lefts: Numbered<f64>,
    /// The width of each.
    pub widths: Numbered<f64>,
    /// The width of each box: as wide as the widest one of its lane in the column.
    pub boxes: Numbered<f64>,
    /// The room behind each in which lines change their height.
    pub bends: Numbered<f64>,
    /// How far lines run straight beside a column.
    pub straight: f64,
    /// The width of all.
    pub width: f64,
}

/// The columns of a web.
pub fn of(task: &Task, web: &Web, rows: &Rows) -> Columns {
    let count = web.layers.len();
    let boxes = boxes(task, web);
    let mut widths: Numbered<f64> = Numbered::new(count);
    for (number, own) in boxes.iter().enumerate() {
        widths.change(web.items.at(number).layer, |width| *width = width.max(*own));
    }
    let bends = bends(web, rows);
    let labels = labels(task, web);
    let mut lefts = Numbered::new(count);
    let straight = STRAIGHT.max(task.beside + BESIDE_FRAME);
    let mut x = 0.0;
    for layer in 0..count {
        lefts.set(layer, x);
        x += widths.at(layer);
        if layer + 1 < count {
            x += straight + bends.at(layer) + labels.at(layer + 1) + straight;
        }
    }
    Columns { lefts, widths, boxes, bends, straight, width: x }
}

fn boxes(task: &Task, web: &Web) -> Numbered<f64> {
    let key = |number: usize| (web.items.at(number).layer, web.items.at(number).lane);
    let mut widest: IndexMap<(usize, usize), f64> = IndexMap::new();
    for (number, block) in task.boxes.iter().enumerate() {
        let width = widest.entry(key(number)).or_default();
        *width = width.max(block.width);
    }
    let widths = (0..task.boxes.len()).map(|number| widest.get(&key(number)).copied().unwrap_or_default());
    Numbered(widths.collect())
}

fn bends(web: &Web, rows: &Rows) -> Numbered<f64> {
    let mut bends: Numbered<f64> = Numbered(vec![BEND.0; web.layers.len()]);
    for piece in web.pieces.iter() {
        let (from, to) = (rows.middles.at(piece.left), rows.middles.at(piece.right));
        let room = (BEND_PER_HEIGHT * (from - to).abs()).clamp(BEND.0, BEND.1);
        bends.change(web.items.at(piece.left).layer, |bend| *bend = bend.max(room));
    }
    bends
}

/// The room for the labels before each column.
fn labels(task: &Task, web: &Web) -> Numbered<f64> {
    let mut labels: Numbered<f64> = Numbered::new(web.layers.len());
    for (line, chain) in task.lines.iter().zip(&web.chains).filter(|(line, _)| line.label_width > 0.0) {
        let layer = web.items.at(chain.directed.right).layer;
        labels.change(layer, |room| *room = room.max(line.label_width + 2.0 * LABEL_MARGIN));
    }
    labels
}

//! How far down everything is. Items want to be where their lines run straight; the nearest places at which nothing overlaps
//! are found by moving neighbours that would overlap together ("pool adjacent violators"), which is exact and takes
//! linear time.

use super::chains::{Item, Web};
use super::{Numbered, Task};

/// How often all columns are gone through.
const SWEEPS: usize = 12;
/// How often at the end all lines of an item count, not only those of one side. The last time goes from left to right.
const SWEEPS_OF_BOTH: usize = 11;
/// The room between two boxes.
const BETWEEN_BOXES: f64 = 22.0;
/// The room between two lines that pass by.
const BETWEEN_LINES: f64 = 4.0;
/// The room between two lanes.
const BETWEEN_LANES: f64 = 30.0;
/// How much more it counts that a long line is straight.
const WEIGHT_OF_LINES: f64 = 4.0;

/// The middle of each item, from the top of the picture, and the height of all.
#[derive(Debug, Default)]
pub struct Rows {
    /// The middle of each item.
    pub middles: Numbered<f64>,
    /// The height of all.
    pub height: f64,
}

/// A neighbour of an item: where it is, and where it would have the item.
#[derive(Debug, Clone, Copy, Default)]
struct Pull {
    from: usize,
    offset: f64,
    weight: f64,
}

/// The rows of a web.
pub fn of(task: &Task, web: &Web) -> Rows {
    let runs = runs(web);
    let mut middles = Numbered::new(web.items.len());
    runs.iter().for_each(|run| stack(web, run, &mut middles));
    let (from_left, from_right) = pulls(web);
    for sweep in 0..SWEEPS + SWEEPS_OF_BOTH {
        let sides: &[&Numbered<Vec<Pull>>] = match (sweep >= SWEEPS, sweep % 2) {
            (true, _) => &[&from_left, &from_right],
            (_, 0) => &[&from_left],
            _ => &[&from_right],
        };
        let mut settle = |run: &Vec<usize>| settle(web, run, sides, &mut middles);
        if sweep % 2 == 0 {
            runs.iter().for_each(&mut settle)
        } else {
            runs.iter().rev().for_each(&mut settle)
        }
    }
    stack_lanes(task, web, middles)
}

/// The items of one lane in one column, for all columns from left to right.
fn runs(web: &Web) -> Vec<Vec<usize>> {
    let same_lane = |one: &usize, other: &usize| web.items.at(*one).lane == web.items.at(*other).lane;
    web.layers.iter().flat_map(|layer| layer.chunk_by(same_lane)).map(<[usize]>::to_vec).collect()
}

/// The room from the middle of one item to that of the next.
fn distance(above: Item, below: Item) -> f64 {
    let gap = match (above.is_box, below.is_box) {
        (true, true) => BETWEEN_BOXES,
        (false, false) => BETWEEN_LINES,
        _ => BETWEEN_BOXES / 2.0,
    };
    (above.height + below.height) / 2.0 + gap
}

/// Puts the items of a run one below the other, around 0.
fn stack(web: &Web, run: &[usize], middles: &mut Numbered<f64>) {
    let steps = steps(web, run);
    let half = steps.last().copied().unwrap_or(0.0) / 2.0;
    run.iter().zip(steps).for_each(|(item, step)| middles.set(*item, step - half));
}

/// How far each item of a run is below the first one at least.
fn steps(web: &Web, run: &[usize]) -> Vec<f64> {
    let mut at = 0.0;
    let mut above: Option<Item> = None;
    let step = |number: &usize| {
        let item = web.items.at(*number);
        at += above.replace(item).map_or(0.0, |above| distance(above, item));
        at
    };
    run.iter().map(step).collect()
}

/// Who pulls each item, from the left and from the right. Only what is in the same lane does.
fn pulls(web: &Web) -> (Numbered<Vec<Pull>>, Numbered<Vec<Pull>>) {
    let (mut left, mut right) = (Numbered::new(web.items.len()), Numbered::new(web.items.len()));
    for piece in web.pieces.iter() {
        let (one, other) = (web.items.at(piece.left), web.items.at(piece.right));
        if one.lane != other.lane {
            continue;
        }
        let weight = if one.is_box && other.is_box { 1.0 } else { WEIGHT_OF_LINES };
        let offset = piece.left_offset - piece.right_offset;
        left.change(piece.right, |pulls: &mut Vec<Pull>| {
            pulls.push(Pull { from: piece.left, offset, weight })
        });
        right.change(piece.left, |pulls: &mut Vec<Pull>| {
            pulls.push(Pull { from: piece.right, offset: -offset, weight });
        });
    }
    (left, right)
}

/// Where an item wants to be, and how much.
fn wish(number: usize, sides: &[&Numbered<Vec<Pull>>], middles: &Numbered<f64>) -> (f64, f64) {
    let (mut sum, mut weight) = (0.0, 0.0);
    for pull in sides.iter().filter_map(|side| side.get(number)).flatten() {
        sum += (middles.at(pull.from) + pull.offset) * pull.weight;
        weight += pull.weight;
    }
    if weight > 0.0 { (sum / weight, weight) } else { (middles.at(number), 0.05) }
}

/// Items that move as one, since they would overlap otherwise.
struct Pool {
    sum: f64,
    weight: f64,
    count: usize,
}

impl Pool {
    fn middle(&self) -> f64 {
        self.sum / self.weight
    }
}

/// Moves the items of a run as near as can be to where they want to be.
fn settle(web: &Web, run: &[usize], sides: &[&Numbered<Vec<Pull>>], middles: &mut Numbered<f64>) {
    let steps = steps(web, run);
    let mut pools: Vec<Pool> = Vec::new();
    for (item, step) in run.iter().zip(&steps) {
        let (wish, weight) = wish(*item, sides, middles);
        let mut pool = Pool { sum: (wish - step) * weight, weight, count: 1 };
        while let Some(above) = pools.pop_if(|above| above.middle() > pool.middle()) {
            pool.sum += above.sum;
            pool.weight += above.weight;
            pool.count += above.count;
        }
        pools.push(pool);
    }
    let starts = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.middle(), pool.count));
    for ((item, step), start) in run.iter().zip(steps).zip(starts) {
        middles.set(*item, start + step);
    }
}

/// Puts the lanes one below the other.
fn stack_lanes(task: &Task, web: &Web, mut middles: Numbered<f64>) -> Rows {
    let mut extents: Numbered<Option<(f64, f64)>> = Numbered::new(task.lanes.len());
    for (number, item) in web.items.iter().enumerate() {
        let (top, bottom) = (middles.at(number) - item.height / 2.0, middles.at(number) + item.height / 2.0);
        let widen = |(low, high): (f64, f64)| (low.min(top), high.max(bottom));
        extents.change(item.lane, |extent| *extent = Some(extent.map_or((top, bottom), widen)));
    }
    let mut shifts = Numbered::new(task.lanes.len());
    let mut height: f64 = 0.0;
    for (number, lane) in task.lanes.iter().enumerate() {
        let Some((top, bottom)) = extents.at(number) else { continue };
        height += if height > 0.0 { BETWEEN_LANES } else { 0.0 } + lane.above;
        shifts.set(number, height - top);
        height += bottom - top + lane.below;
    }
    for (number, item) in web.items.iter().enumerate() {
        middles.change(number, |middle| *middle += shifts.at(item.lane));
    }
    Rows { middles, height }
}

//! The column of each box: one to the right of all that leads to it, and else as near to them and to what it leads to
//! as can be.

use super::direction::Directed;
use super::{Numbered, Task};

/// The columns that boxes without lines are spread over, when all else needs fewer.
const FEWEST_COLUMNS: usize = 4;

/// The column of each box.
pub fn of(task: &Task, directed: &[Directed]) -> Numbered<usize> {
    let edges: Vec<(usize, usize)> =
        directed.iter().filter(|line| !line.is_loop).map(|line| (line.left, line.right)).collect();
    let sorted = sorted(task.boxes.len(), &edges);
    let (mut before, mut behind): (Numbered<Vec<usize>>, Numbered<Vec<usize>>) =
        (Numbered::new(task.boxes.len()), Numbered::new(task.boxes.len()));
    for (left, right) in edges {
        behind.change(left, |list| list.push(right));
        before.change(right, |list| list.push(left));
    }
    let mut layers: Numbered<usize> = Numbered::new(task.boxes.len());
    for number in &sorted {
        let first = before.at(*number).iter().map(|other| layers.at(*other) + 1).max();
        layers.set(*number, first.unwrap_or(0));
    }
    for number in sorted.iter().rev() {
        let last = behind.at(*number).iter().map(|other| layers.at(*other)).min();
        let is_drawn_right = behind.at(*number).len() > before.at(*number).len();
        if let Some(last) = last.filter(|_| is_drawn_right) {
            layers.set(*number, last.saturating_sub(1));
        }
    }
    spread(task, &mut layers);
    layers
}

/// Boxes without lines go into the columns of their group in turn, or into some before them when those are few.
fn spread(task: &Task, layers: &mut Numbered<usize>) {
    let count = layers.iter().max().map_or(0, |last| last + 1).max(FEWEST_COLUMNS);
    let groups = task.boxes.iter().map(|block| block.group + 1).max().unwrap_or(0);
    let mut firsts: Numbered<Option<usize>> = Numbered::new(groups);
    for (number, block) in task.boxes.iter().enumerate().filter(|(_, block)| !block.is_alone) {
        let layer = layers.at(number);
        firsts.change(block.group, |first| *first = Some(first.map_or(layer, |first| first.min(layer))));
    }
    let (mut all, mut turns): (Numbered<usize>, Numbered<usize>) =
        (Numbered::new(groups), Numbered::new(groups));
    task.boxes
        .iter()
        .filter(|block| block.is_alone)
        .for_each(|block| all.change(block.group, |count| *count += 1));
    for (number, block) in task.boxes.iter().enumerate().filter(|(_, block)| block.is_alone) {
        let needed = all.at(block.group).min(FEWEST_COLUMNS);
        let first = firsts.at(block.group).unwrap_or(0).min(count - needed);
        layers.set(number, first + turns.at(block.group) % (count - first));
        turns.change(block.group, |turn| *turn += 1);
    }
}

/// The boxes in an order in which no edge runs back.
pub fn sorted(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut behind: Numbered<Vec<usize>> = Numbered::new(count);
    let mut waiting: Numbered<usize> = Numbered::new(count);
    for (left, right) in edges {
        behind.change(*left, |list| list.push(*right));
        waiting.change(*right, |count| *count += 1);
    }
    let mut order: Vec<usize> = (0..count).filter(|number| waiting.at(*number) == 0).collect();
    let mut done = 0;
    while let Some(number) = order.get(done).copied() {
        done += 1;
        for other in behind.at(number) {
            waiting.change(other, |count| *count -= 1);
            if waiting.at(other) == 0 {
                order.push(other);
            }
        }
    }
    order
}

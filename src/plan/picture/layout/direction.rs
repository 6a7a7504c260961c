//! Which lines run from left to right, and which the other way because they would close a circle.

use super::{Numbered, Task};

/// How many steps are spent on finding circles with all lines at hand. Then the order that there is decides.
const MOST_STEPS: usize = 4_000_000;

/// A line as it runs from left to right.
#[derive(Debug, Clone, Copy, Default)]
pub struct Directed {
    /// The left box.
    pub left: usize,
    /// The right box.
    pub right: usize,
    /// Whether the line begins at the right one.
    pub is_turned: bool,
    /// Whether it begins and ends at the same box, so that it has no direction.
    pub is_loop: bool,
}

/// The direction of each line. Those of the highest rank choose first, so that it is the weak ones that are turned.
pub fn of(task: &Task) -> Vec<Directed> {
    let mut directed = Numbered::new(task.lines.len());
    let mut finder =
        Finder { next: Numbered::new(task.boxes.len()), seen: Numbered::new(task.boxes.len()), steps: 0 };
    let mut places: Option<Numbered<usize>> = None;
    for number in by_rank(task) {
        let Some(line) = task.lines.get(number) else { continue };
        if finder.steps > MOST_STEPS && places.is_none() {
            places = Some(finder.places());
        }
        let is_turned = match &places {
            Some(places) => places.at(line.from) > places.at(line.to),
            None => finder.leads(line.to, line.from, number + 1),
        };
        let (left, right) = if is_turned { (line.to, line.from) } else { (line.from, line.to) };
        let is_loop = line.from == line.to;
        directed.set(number, Directed { left, right, is_turned: is_turned && !is_loop, is_loop });
        if !is_loop {
            finder.next.change(left, |next| next.push(right));
        }
    }
    directed.0
}

fn by_rank(task: &Task) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..task.lines.len()).collect();
    numbers.sort_by_key(|number| task.lines.get(*number).map(|line| line.rank));
    numbers
}

struct Finder {
    next: Numbered<Vec<usize>>,
    /// The last search that came by.
    seen: Numbered<usize>,
    steps: usize,
}

impl Finder {
    /// Whether one box leads to another. Each search has a number of its own.
    fn leads(&mut self, from: usize, to: usize, search: usize) -> bool {
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                return true;
            }
            let next = self.next.get(at).map(Vec::as_slice).unwrap_or_default();
            self.steps += 1 + next.len();
            for other in next {
                if self.seen.at(*other) != search {
                    self.seen.set(*other, search);
                    open.push(*other);
                }
            }
        }
        false
    }

    /// The place of each box in an order in which no line that there is runs back.
    fn places(&self) -> Numbered<usize> {
        let edges =
            self.next.iter().enumerate().flat_map(|(from, next)| next.iter().map(move |to| (from, *to)));
        let mut places = Numbered::new(self.next.len());
        for (place, number) in
            super::layers::sorted(self.next.len(), &edges.collect::<Vec<_>>()).iter().enumerate()
        {
            places.set(*number, place);
        }
        places
    }
}

//! The order within the columns. Each item is put in the middle of those that it has lines to, column by column and back
//! again; of all orders that come about, the one with the fewest crossings is taken.

use super::Numbered;
use super::chains::Web;

/// How often all columns are gone through.
const SWEEPS: usize = 12;

/// Orders the columns.
pub fn improve(web: &mut Web) {
    let neighbours = Neighbours::of(web);
    let mut best = (crossings(web), web.layers.clone());
    for sweep in 0..SWEEPS {
        if best.0 == 0 {
            break;
        }
        neighbours.sweep(web, sweep % 2 == 0);
        let found = crossings(web);
        if found < best.0 {
            best = (found, web.layers.clone());
        }
    }
    web.layers = best.1;
}

struct Neighbours {
    left: Numbered<Vec<usize>>,
    right: Numbered<Vec<usize>>,
}

impl Neighbours {
    fn of(web: &Web) -> Self {
        let (mut left, mut right) = (Numbered::new(web.items.len()), Numbered::new(web.items.len()));
        for piece in web.pieces.iter() {
            left.change(piece.right, |list: &mut Vec<usize>| list.push(piece.left));
            right.change(piece.left, |list: &mut Vec<usize>| list.push(piece.right));
        }
        Neighbours { left, right }
    }

    fn sweep(&self, web: &mut Web, is_to_the_right: bool) {
        let mut positions = web.positions();
        let count = web.layers.len();
        for step in 0..count {
            let number = if is_to_the_right { step } else { count - 1 - step };
            let Some(layer) = web.layers.get_mut(number) else { continue };
            let beside = if is_to_the_right { &self.left } else { &self.right };
            let middle =
                |item: usize| middle(beside.get(item), &positions).unwrap_or(positions.at(item) as f64);
            let mut keyed: Vec<(usize, f64, usize)> =
                layer.iter().map(|item| (web.items.at(*item).lane, middle(*item), *item)).collect();
            keyed.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
            *layer = keyed.into_iter().map(|(_, _, item)| item).collect();
            layer.iter().enumerate().for_each(|(position, item)| positions.set(*item, position));
        }
    }
}

fn middle(neighbours: Option<&Vec<usize>>, positions: &Numbered<usize>) -> Option<f64> {
    let neighbours = neighbours.filter(|list| !list.is_empty())?;
    let sum: usize = neighbours.iter().map(|other| positions.at(*other)).sum();
    Some(sum as f64 / neighbours.len() as f64)
}

/// How many pairs of pieces cross between two columns.
fn crossings(web: &Web) -> usize {
    let positions = web.positions();
    let mut gaps: Vec<Vec<(usize, usize)>> = vec![Vec::new(); web.layers.len()];
    for piece in web.pieces.iter() {
        let ends = (positions.at(piece.left), positions.at(piece.right));
        let gap = gaps.get_mut(web.items.at(piece.left).layer);
        gap.into_iter().for_each(|gap| gap.push(ends));
    }
    gaps.iter_mut().map(|gap| crossings_between(gap)).sum()
}

/// Counts with a tree of sums: for each piece, those above it on the left that end below it on the right.
fn crossings_between(pieces: &mut [(usize, usize)]) -> usize {
    pieces.sort_unstable();
    let size = pieces.iter().map(|(_, right)| right + 1).max().unwrap_or(0);
    let mut sums: Numbered<usize> = Numbered::new(size + 1);
    let mut crossings = 0;
    for (count, (_, right)) in pieces.iter().enumerate() {
        let mut at = right + 1;
        let mut not_below = 0;
        while at > 0 {
            not_below += sums.at(at);
            at &= at - 1;
        }
        crossings += count - not_below;
        let mut at = right + 1;
        while at <= size {
            sums.change(at, |sum| *sum += 1);
            at += at & at.wrapping_neg();
        }
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::crossings_between;

    #[test]
    fn crossings_are_counted() {
        assert_eq!(crossings_between(&mut []), 0);
        assert_eq!(crossings_between(&mut [(0, 0), (1, 1)]), 0);
        assert_eq!(crossings_between(&mut [(0, 1), (1, 0)]), 1);
        assert_eq!(crossings_between(&mut [(0, 2), (1, 1), (2, 0)]), 3);
        assert_eq!(crossings_between(&mut [(0, 0), (0, 1), (1, 0), (1, 1)]), 1);
    }
}

//! What has changed between two texts, line by line, in the form that `patch` and people read.

/// Lines that are shown around what has changed.
const CONTEXT: usize = 3;

/// With more differences than that, what lies between the first and the last one counts as changed as a whole.
const MOST: usize = 1000;

/// A line of both texts, of the old one only, or of the new one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line<'t> {
    Same(&'t str),
    Old(&'t str),
    New(&'t str),
}

/// The differences between two texts of a file; empty when there are none.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let lines = compare(&lines(old), &lines(new));
    if lines.iter().all(|line| matches!(line, Line::Same(_))) {
        return String::new();
    }
    let mut out = format!("--- {name}\n+++ {name}\n");
    hunks(&lines).into_iter().for_each(|(start, end)| out.push_str(&hunk(&lines, start, end)));
    out
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// All lines of both texts in one row. What is the same at the beginning and at the end is set aside first.
fn compare<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    let same =
        |pairs: &mut dyn Iterator<Item = (&&'t str, &&'t str)>| pairs.take_while(|(a, b)| a == b).count();
    let start = same(&mut old.iter().zip(new));
    let rest = |lines: &[&'t str]| lines.get(start..).unwrap_or_default().to_vec();
    let (old_rest, new_rest) = (rest(old), rest(new));
    let end = same(&mut old_rest.iter().rev().zip(new_rest.iter().rev()));
    let middle = |lines: &[&'t str]| lines.get(..lines.len() - end).unwrap_or_default().to_vec();
    let mut all: Vec<Line> = old.iter().take(start).map(|line| Line::Same(line)).collect();
    all.extend(shortest(&middle(&old_rest), &middle(&new_rest)));
    all.extend(old.iter().skip(old.len() - end).map(|line| Line::Same(line)));
    all
}

/// The shortest way from one row of lines to another (Myers, "An O(ND) Difference Algorithm", 1986).
fn shortest<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    let Some(steps) = steps(old, new) else {
        let replaced = old.iter().map(|line| Line::Old(line)).chain(new.iter().map(|line| Line::New(line)));
        return replaced.collect();
    };
    let (mut x, mut y) = (old.len() as isize, new.len() as isize);
    let mut back = Vec::new();
    for (distance, reached) in steps.iter().enumerate().rev() {
        let distance = distance as isize;
        let diagonal = x - y;
        let from = if goes_down(reached, diagonal, distance) { diagonal + 1 } else { diagonal - 1 };
        let (from_x, from_y) = match distance {
            0 => (0, 0),
            _ => (at(reached, from), at(reached, from) - from),
        };
        while x > from_x && y > from_y {
            (x, y) = (x - 1, y - 1);
            back.extend(line(old, x).map(Line::Same));
        }
        if distance > 0 {
            back.extend(if x == from_x {
                line(new, y - 1).map(Line::New)
            } else {
                line(old, x - 1).map(Line::Old)
            });
            (x, y) = (from_x, from_y);
        }
    }
    back.reverse();
    back
}

/// How far each diagonal reaches with so many differences, before each further difference.
fn steps(old: &[&str], new: &[&str]) -> Option<Vec<Vec<isize>>> {
    let (width, height) = (old.len() as isize, new.len() as isize);
    let mut reached = vec![0; 2 * MOST + 3];
    let mut steps = Vec::new();
    for distance in 0..=MOST as isize {
        steps.push(reached.clone());
        for diagonal in (-distance..=distance).step_by(2) {
            let down = goes_down(&reached, diagonal, distance);
            let mut x = if down { at(&reached, diagonal + 1) } else { at(&reached, diagonal - 1) + 1 };
            while x < width && x - diagonal < height && line(old, x) == line(new, x - diagonal) {
                x += 1;
            }
            if let Some(place) = reached.get_mut(index(diagonal)) {
                *place = x;
            }
            if x >= width && x - diagonal >= height {
                return Some(steps);
            }
        }
    }
    None
}

fn line<'t>(lines: &[&'t str], at: isize) -> Option<&'t str> {
    lines.get(usize::try_from(at).ok()?).copied()
}

fn goes_down(reached: &[isize], diagonal: isize, distance: isize) -> bool {
    diagonal == -distance || (diagonal != distance && at(reached, diagonal - 1) < at(reached, diagonal + 1))
}

fn index(diagonal: isize) -> usize {
    usize::try_from(diagonal + MOST as isize + 1).unwrap_or(0)
}

fn at(reached: &[isize], diagonal: isize) -> isize {
    reached.get(index(diagonal)).copied().unwrap_or(0)
}

/// Where stretches of changed lines begin and end, with what is shown around them.
fn hunks(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for at in lines.iter().enumerate().filter(|(_, line)| !matches!(line, Line::Same(_))).map(|(at, _)| at) {
        let (start, end) = (at.saturating_sub(CONTEXT), (at + 1 + CONTEXT).min(lines.len()));
        match hunks.last_mut() {
            Some((_, last)) if start <= *last => *last = end,
            _ => hunks.push((start, end)),
        }
    }
    hunks
}

fn hunk(lines: &[Line], start: usize, end: usize) -> String {
    let (before, shown) = (lines.get(..start).unwrap_or_default(), lines.get(start..end).unwrap_or_default());
    let range = |is_there: fn(&&Line) -> bool| {
        let count = |lines: &[Line]| lines.iter().filter(is_there).count();
        let (first, length) = (count(before), count(shown));
        // A stretch without lines stands behind the line that is named.
        let first = if length == 0 { first } else { first + 1 };
        if length == 1 { first.to_string() } else { format!("{first},{length}") }
    };
    let old = range(|line| !matches!(line, Line::New(_)));
    let new = range(|line| !matches!(line, Line::Old(_)));
    let mut out = format!("@@ -{old} +{new} @@\n");
    for line in shown {
        let (sign, text) = match line {
            Line::Same(text) => (' ', text),
            Line::Old(text) => ('-', text),
            Line::New(text) => ('+', text),
        };
        out.push(sign);
        out.push_str(text);
        if !text.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn changed_lines_are_shown_with_those_around_them() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\n";
        let new = "a\nb\nc\nd\nE\nf\ng\nh\ni\n";
        let told = "--- t\n+++ t\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n+i\n";
        assert_eq!(unified("t", old, new), told);
        assert_eq!(unified("t", old, old), "");
    }

    #[test]
    fn the_end_of_the_file_may_have_no_newline() {
        let told = "--- t\n+++ t\n@@ -1,2 +1 @@\n-a\n b\n\\ No newline at end of file\n";
        assert_eq!(unified("t", "a\nb", "b"), told);
        assert_eq!(unified("t", "", "a\n"), "--- t\n+++ t\n@@ -0,0 +1 @@\n+a\n");
    }

    #[test]
    fn lines_that_are_far_apart_are_shown_apart() {
        let old: String = (0..40).map(|line| format!("{line}\n")).collect();
        let new = old.replace("\n5\n", "\nfive\n").replace("\n30\n", "\n");
        let told = unified("t", &old, &new);
        assert_eq!(told.matches("@@ -").count(), 2, "{told}");
        assert!(told.contains("@@ -28,7 +28,6 @@"), "{told}");
    }
}

//! Lines with aligned columns, within a width.

use crate::report::visible;

/// What stands between two columns.
const GAP: &str = "  ";

/// No column is made narrower than this, unless that would be more than its share.
const NARROWEST: usize = 8;

/// A section: a heading, and lines below it. Lines of one level have the same columns.
#[derive(Debug, Default)]
pub struct Section {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    level: usize,
    cells: Vec<String>,
}

impl Section {
    /// Adds a line, indented by its level, from 1. The last cell of a line that has fewer than others goes on over
    /// their columns.
    pub fn line<const N: usize>(&mut self, level: usize, cells: [&str; N]) {
        let cells = cells.iter().map(|cell| visible(&in_one_line(cell))).collect();
        self.lines.push(Line { level, cells });
    }

    /// The section as text of a width. Nothing when it has no lines.
    pub fn render(&self, title: &str, width: usize) -> String {
        if self.lines.is_empty() {
            return String::new();
        }
        let mut out = format!("\n{title}\n");
        let deepest = self.lines.iter().map(|line| line.level).max().unwrap_or(0);
        let widths: Vec<Vec<usize>> = (0..=deepest).map(|level| self.widths(level, width)).collect();
        for line in &self.lines {
            let widths = widths.get(line.level).map_or(&[][..], Vec::as_slice);
            out.push_str(&line.render(widths, width));
        }
        out
    }

    /// The widths of the columns of a level.
    fn widths(&self, level: usize, width: usize) -> Vec<usize> {
        let lines = || self.lines.iter().filter(|line| line.level == level);
        let count = lines().map(|line| line.cells.len()).max().unwrap_or(0);
        let natural = |column: usize| {
            let is_whole = |line: &&Line| column + 1 < line.cells.len() || line.cells.len() == count;
            let cells = lines().filter(is_whole).filter_map(|line| line.cells.get(column));
            cells.map(|cell| length(cell)).max().unwrap_or(0)
        };
        let gaps = GAP.len() * count.saturating_sub(1);
        let available = width.saturating_sub(indent(level) + gaps);
        shrunk((0..count).map(natural).collect(), available)
    }
}

/// A text with line ends as JSON writes them.
fn in_one_line(text: &str) -> String {
    text.replace('\r', "\\r").replace('\n', "\\n").replace('\t', "\\t")
}

/// The widths, made smaller from the widest on until they fit.
fn shrunk(mut widths: Vec<usize>, available: usize) -> Vec<usize> {
    let least = NARROWEST.min(available / widths.len().max(1)).max(1);
    loop {
        let excess = widths.iter().sum::<usize>().saturating_sub(available);
        let widest = widths.iter().copied().max().unwrap_or(0);
        if excess == 0 || widest <= least {
            return widths;
        }
        let next = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(0);
        let smaller = next.max(widest.saturating_sub(excess)).max(least).min(widest - 1);
        // The last of several that are the widest goes first: names stand in front.
        if let Some(column) = widths.iter_mut().rev().find(|width| **width == widest) {
            *column = smaller;
        }
    }
}

impl Line {
    fn render(&self, widths: &[usize], width: usize) -> String {
        let mut columns: Vec<(usize, Vec<String>)> = Vec::new();
        let mut start = indent(self.level);
        for (index, cell) in self.cells.iter().enumerate() {
            let own = widths.get(index).copied().unwrap_or(0);
            let is_last = index + 1 == self.cells.len();
            let room = if is_last { width.saturating_sub(start).max(1) } else { own };
            columns.push((start, wrapped(cell, room)));
            start += own + GAP.len();
        }
        let height = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        (0..height).map(|row| row_of(&columns, row)).collect()
    }
}

fn row_of(columns: &[(usize, Vec<String>)], row: usize) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (start, lines) in columns {
        let Some(line) = lines.get(row).filter(|line| !line.is_empty()) else { continue };
        text.push_str(&" ".repeat(start.saturating_sub(at)));
        text.push_str(line);
        at = start + length(line);
    }
    text.push('\n');
    text
}

fn indent(level: usize) -> usize {
    2 * level
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text on lines of a width, broken at blanks where there are some.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && length(&line) + 1 + length(word) > width {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if length(&line) >= width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_per_level() {
        let mut section = Section::default();
        section.line(1, ["a", "long name", "x"]);
        section.line(2, ["inner", "1"]);
        section.line(1, ["bbb", "b", "y"]);
        section.line(1, ["c", "goes on over the others"]);
        let expected = "\nTitle\n  a    long name  x\n    inner  1\n  bbb  b          y\n  c    goes on over the others\n";
        assert_eq!(section.render("Title", 80), expected);
        assert_eq!(Section::default().render("Title", 80), "");
    }

    #[test]
    fn nothing_is_wider_than_the_width() {
        let mut section = Section::default();
        let long = "arn:aws:lambda:eu-central-1:123456789012:function:something";
        section.line(1, ["Worker", long, "with a few words more", "x"]);
        section.line(2, ["environment", "NAME", &long.repeat(3)]);
        section.line(2, ["a sentence that has many words and no other column beside it at all"]);
        for width in [20, 40, 60, 200] {
            let text = section.render("T", width);
            assert!(text.lines().all(|line| length(line) <= width), "{width}:\n{text}");
        }
        assert!(section.render("T", 200).contains(long));
    }

    #[test]
    fn all_of_a_text_is_there_however_narrow() {
        let joined = wrapped("one two threefourfive six", 5).concat();
        assert_eq!(joined, "onetwothreefourfivesix");
        assert_eq!(wrapped("one two threefour", 7), ["one two", "threefo", "ur"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn control_characters_are_shown() {
        let mut section = Section::default();
        section.line(1, ["a\u{1b}[31mb\nc"]);
        let text = section.render("T", 80);
        assert!(!text.contains('\u{1b}') && text.lines().count() == 3, "{text:?}");
        let mut section = Section::default();
        section.line(1, ["one\n\ttwo\r\nthree\n", "x"]);
        assert_eq!(section.render("T", 80), "\nT\n  one\\n\\ttwo\\r\\nthree\\n  x\n");
    }
}

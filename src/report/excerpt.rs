//! The few lines of a text that a finding is about, fit to be shown on a terminal: cropped to its
//! width, and without characters that would move the cursor or change the order of the letters.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::{Source, Span};

/// How many lines are shown before and after a marked one.
pub const CONTEXT: usize = 1;

/// A line of an [`Excerpt`].
#[derive(Debug)]
struct Line {
    /// Its number in the whole text, from 1.
    number: usize,
    /// Where it stands in the excerpt, with its line break.
    range: Range<usize>,
}

/// A place in the text that is to be underlined.
#[derive(Debug, Clone)]
struct Mark {
    line: usize,
    /// The column in the whole text, from 1.
    column: usize,
    /// The bytes of the line; a place that goes on below the line is marked to its end.
    bytes: Range<usize>,
    /// The bytes of the excerpt.
    shown: Range<usize>,
}

/// Lines around marked places, as miette takes them.
#[derive(Debug)]
pub struct Excerpt {
    name: String,
    text: String,
    lines: Vec<Line>,
    marks: Vec<Mark>,
}

impl Excerpt {
    /// The lines around these spans of a text, no line longer than `width` characters. Where a
    /// line is cropped, `cut` stands for what is left out.
    pub fn new(source: &Source, spans: &[Span], width: usize, cut: &str) -> Self {
        let marks = spans.iter().map(|span| Mark::of(*span, source)).collect();
        let mut excerpt =
            Excerpt { name: visible(&source.name), text: String::new(), lines: Vec::new(), marks };
        for number in excerpt.line_numbers() {
            let line = source.line(number).filter(|(start, _)| !excerpt.is_past_end(number, *start, source));
            if let Some((_, line)) = line {
                excerpt.add_line(number, line, width, cut);
            }
        }
        excerpt
    }

    /// Where the spans stand in the excerpt, in their order.
    pub fn shown(&self) -> impl Iterator<Item = Range<usize>> {
        self.marks.iter().map(|mark| mark.shown.clone())
    }

    fn line_numbers(&self) -> Vec<usize> {
        let around = |mark: &Mark| mark.line.saturating_sub(CONTEXT).max(1)..=mark.line + CONTEXT;
        let mut numbers: Vec<usize> = self.marks.iter().flat_map(around).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Whether the line is only there because the text ends with a line break.
    fn is_past_end(&self, number: usize, line_start: usize, source: &Source) -> bool {
        line_start == source.text.len() && !self.marks.iter().any(|mark| mark.line == number)
    }

    fn add_line(&mut self, number: usize, line: &str, width: usize, cut: &str) {
        let start = self.text.len();
        let marked = self.marks.iter().filter(|mark| mark.line == number).map(|mark| &mark.bytes);
        let first_mark = marked.min_by_key(|bytes| bytes.start).cloned().unwrap_or_default();
        let window = window(line, &first_mark, width);
        if window.start > 0 {
            self.text.push_str(cut);
        }
        self.place_marks(number, line, &window);
        self.text.push_str(&visible(line.get(window.clone()).unwrap_or("")));
        if window.end < line.len() {
            self.text.push_str(cut);
        }
        self.text.push('\n');
        self.lines.push(Line { number, range: start..self.text.len() });
    }

    /// Notes where the marks of a line come to stand, before that line is added.
    fn place_marks(&mut self, number: usize, line: &str, window: &Range<usize>) {
        let start = self.text.len();
        let place = |byte: usize| {
            let before = line.get(window.start..byte.clamp(window.start, window.end));
            start + visible(before.unwrap_or("")).len()
        };
        for mark in self.marks.iter_mut().filter(|mark| mark.line == number) {
            mark.shown = place(mark.bytes.start)..place(mark.bytes.end);
        }
    }

    /// The line of the excerpt, counted from 0, that the byte lies in.
    fn line_at(&self, offset: usize) -> Option<usize> {
        self.lines.iter().position(|line| line.range.contains(&offset))
    }

    /// Whether two neighbouring lines of the excerpt are neighbours in the text too.
    fn adjoin(&self, above: usize, below: usize) -> bool {
        let number = |at: usize| self.lines.get(at).map(|line| line.number);
        number(above).is_some_and(|above| number(below) == Some(above + 1))
    }

    /// The lines that miette asks for, or nothing when lines of the text are missing in between.
    fn lines_around(&self, span: &SourceSpan, before: usize, after: usize) -> Option<Range<usize>> {
        let mut first = self.line_at(span.offset())?;
        let mut last = self.line_at(span.offset() + span.len())?;
        if !(first..last).all(|at| self.adjoin(at, at + 1)) {
            return None;
        }
        for _ in 0..before {
            first -= usize::from(first > 0 && self.adjoin(first - 1, first));
        }
        for _ in 0..after {
            last += usize::from(self.adjoin(last, last + 1));
        }
        Some(first..last + 1)
    }

    fn column_at(&self, offset: usize) -> usize {
        self.marks.iter().find(|mark| mark.shown.start == offset).map_or(1, |mark| mark.column)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let lines = self.lines_around(span, before, after).ok_or(MietteError::OutOfBounds)?;
        let shown = self.lines.get(lines).unwrap_or_default();
        let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
            return Err(MietteError::OutOfBounds);
        };
        let range = first.range.start..last.range.end;
        let bytes = self.text.as_bytes().get(range.clone()).unwrap_or_default();
        // Without context miette wants to know where exactly the span starts.
        let column = if before + after == 0 { self.column_at(span.offset()) - 1 } else { 0 };
        let place = SourceSpan::from((range.start, range.len()));
        let contents = MietteSpanContents::new_named(
            self.name.clone(),
            bytes,
            place,
            first.number - 1,
            column,
            shown.len(),
        );
        Ok(Box::new(contents))
    }
}

impl Mark {
    fn of(span: Span, source: &Source) -> Self {
        let at = source.position(span.start);
        let (line_start, text) = source.line(at.line).unwrap_or((at.offset, ""));
        let byte = |offset: usize| offset.saturating_sub(line_start).min(text.len());
        let end = source.position(span.end).offset;
        Mark { line: at.line, column: at.column, bytes: byte(at.offset)..byte(end), shown: 0..0 }
    }
}

/// The bytes of a line that are shown: the beginning when the mark lies in it, else a stretch
/// around the mark.
fn window(line: &str, mark: &Range<usize>, width: usize) -> Range<usize> {
    let nth = |text: &str, count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let beginning = nth(line, width);
    if mark.end <= beginning {
        return 0..beginning;
    }
    let (left, right) = line.split_at_checked(mark.start).unwrap_or((line, ""));
    let start = left.char_indices().rev().take(width / 3).last().map_or(left.len(), |(at, _)| at);
    let room = width - left.get(start..).unwrap_or("").chars().count();
    start..left.len() + nth(right, room)
}

/// The text with a stand-in for each character that a terminal would act upon.
pub fn visible(text: &str) -> String {
    let stand_in = |c: char| if is_unprintable(c) { '\u{fffd}' } else { c };
    text.chars().filter(|c| *c != '\u{feff}').map(stand_in).collect()
}

/// Control characters, and those that reorder what follows them.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn excerpt(text: &str, marked: &str, width: usize) -> (String, String) {
        let mut sources = Sources::new();
        let file = sources.add("t", text);
        let start = text.find(marked).unwrap();
        let span = Span::new(file, start, start + marked.len());
        let excerpt = Excerpt::new(sources.get(file).unwrap(), &[span], width, "…");
        let shown = excerpt.shown().next().unwrap();
        (excerpt.text.clone(), excerpt.text.get(shown).unwrap().to_owned())
    }

    #[test]
    fn shows_the_neighbouring_lines() {
        let (text, shown) = excerpt("one\ntwo\r\nthree\nfour\n", "two", 20);
        assert_eq!(text, "one\ntwo\nthree\n");
        assert_eq!(shown, "two");
    }

    #[test]
    fn a_long_line_is_cropped_around_the_mark() {
        let text = format!("{}mark{}", "ä".repeat(500), "z".repeat(500));
        let (text, shown) = excerpt(&text, "mark", 30);
        assert_eq!(text, format!("…{}mark{}…\n", "ä".repeat(10), "z".repeat(16)));
        assert_eq!(shown, "mark");
    }

    #[test]
    fn a_long_line_is_shown_from_its_beginning_when_the_mark_is_there() {
        let (text, shown) = excerpt("Key: mark and a good deal more", "mark", 9);
        assert_eq!((text.as_str(), shown.as_str()), ("Key: mark…\n", "mark"));
    }

    #[test]
    fn a_mark_over_several_lines_ends_with_its_line() {
        let (_, shown) = excerpt("Fn:\n  A: 1\n  B: 2\n", "A: 1\n  B", 40);
        assert_eq!(shown, "A: 1");
    }

    #[test]
    fn the_terminal_is_not_told_what_to_do() {
        let (text, shown) = excerpt("a: \u{1b}[31mred\u{202e}\n", "red", 40);
        assert_eq!(text, "a: \u{fffd}[31mred\u{fffd}\n");
        assert_eq!(shown, "red");
    }
}

//! Source texts and places in them.
//!
//! A [`Span`] is small and copyable, so every node of every tree can carry one. Lines and
//! columns are worked out only when something is shown to a person.

use std::sync::{Arc, OnceLock};

/// Which text of a [`Sources`] table a span lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// The position of the text in its table, from 0.
    pub fn index(self) -> u32 {
        self.0
    }

    /// The text at a position of the table that it was [taken from](Self::index).
    pub fn at(index: u32) -> Self {
        FileId(index)
    }
}

/// A range of bytes in one source text: `start` is included, `end` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The text that the range lies in.
    pub file: FileId,
    /// First byte of the range.
    pub start: u32,
    /// First byte after the range.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `file`; offsets beyond 4 GiB are pinned to the last one that fits.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Span { file, start, end }
    }

    /// The smallest span that covers both, or `self` when they lie in different files.
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A place as people count it: both numbers start at 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Byte offset, from 0.
    pub offset: usize,
}

/// One text that was read, and the name to show for it.
#[derive(Debug, Clone)]
pub struct Source {
    /// What to call it in messages: a path, `<stdin>`, or a command-line option.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Found when first asked for: where nothing is wrong, nobody asks.
    line_starts: OnceLock<Vec<u32>>,
}

impl Source {
    fn new(name: String, text: Arc<str>) -> Self {
        Source { name, text, line_starts: OnceLock::new() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(at, _)| to_u32(at + 1))).collect()
        })
    }

    /// The line and column of a byte offset; an offset past the end counts as the end.
    pub fn position(&self, offset: u32) -> Position {
        let offset = floor_char_boundary(&self.text, offset as usize);
        let line = self.line_starts().partition_point(|start| *start as usize <= offset).max(1);
        let line_start = self.line_starts().get(line - 1).map_or(0, |start| *start as usize);
        let before = self.text.get(line_start..offset).unwrap_or("");
        let byte_order_mark = usize::from(line_start == 0 && before.starts_with('\u{feff}'));
        let column = before.chars().count() - byte_order_mark + 1;
        Position { line, column, offset }
    }

    /// A line, counted from 1, without its line break, and the byte at which it starts.
    pub fn line(&self, number: usize) -> Option<(usize, &str)> {
        let start = *self.line_starts().get(number.checked_sub(1)?)? as usize;
        let end = self.line_starts().get(number).map_or(self.text.len(), |next| *next as usize - 1);
        let line = self.text.get(start..end)?;
        Some((start, line.strip_suffix('\r').unwrap_or(line)))
    }
}

fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// All texts of one run: the template, files it names, and values given on the command line.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text and returns the id that spans in it carry.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.files.push(Source::new(name.into(), text.into()));
        FileId(to_u32(self.files.len() - 1))
    }

    /// The names of all texts, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|source| source.name.as_str())
    }

    /// The text with this id. `None` only for an id of another table.
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.0 as usize)
    }

    /// The text under a span, empty when the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }
}

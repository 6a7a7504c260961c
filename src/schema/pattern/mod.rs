//! Regular expressions of schemas.
//!
//! AWS wrote them for Java, and cfn-lint reads them with Python. They are not left to a crate because most are
//! matched once: what has to look into `[\w+=,.@-]{1,512}` once needs no automaton, which takes up to 80 ms to
//! build. Matching backtracks under a budget, so that no pattern can take long.

mod class;
mod matching;
mod parse;

use class::Class;
use std::sync::OnceLock;

/// A regular expression, understood when first used.
pub struct Pattern {
    source: Box<str>,
    parsed: OnceLock<Option<Part>>,
}

/// What a pattern is made of.
#[derive(Debug)]
enum Part {
    /// One character.
    One(Class),
    /// `^`
    Start,
    /// `\Z`; `$` also stands before a line feed at the end.
    End { before_line_feed: bool },
    /// `\b`, or `\B`
    Boundary { there: bool },
    /// One after another.
    Sequence(Vec<Part>),
    /// Any of these, the first that leads to a match.
    Either(Vec<Part>),
    /// The same several times.
    Repeat { part: Box<Part>, min: u32, max: Option<u32>, kind: Repetition },
    /// `(?=…)` and its like: takes up no text.
    Look { part: Box<Part>, ahead: bool, there: bool },
}

/// How often a repeated part is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repetition {
    /// As often as possible first.
    Greedy,
    /// As seldom as possible first.
    Lazy,
    /// As often as possible, and then no more seldom.
    Possessive,
}

impl Pattern {
    /// The pattern with this text.
    pub fn new(source: &str) -> Pattern {
        Pattern { source: source.into(), parsed: OnceLock::new() }
    }

    /// The text as it stands in the schema.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the pattern occurs anywhere in the text. When it cannot be understood, or takes too long, it is
    /// taken to occur.
    pub fn matches(&self, text: &str) -> bool {
        self.parsed().is_none_or(|part| matching::occurs(part, text))
    }

    /// Whether the pattern can be understood.
    pub fn is_valid(&self) -> bool {
        self.parsed().is_some()
    }

    fn parsed(&self) -> Option<&Part> {
        self.parsed.get_or_init(|| parse::parse(&self.source)).as_ref()
    }
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "/{}/", self.source)
    }
}

#[cfg(test)]
mod tests;

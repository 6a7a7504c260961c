//! Regular expressions of schemas, which were written for Java and Python.

use fancy_regex::{Regex, RegexBuilder};
use std::sync::OnceLock;

/// How many steps back a match may take; a text that needs more is taken to match.
const BACKTRACKING: usize = 100_000;

/// A regular expression, compiled when first used.
pub struct Pattern {
    source: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern with this text.
    pub fn new(source: &str) -> Pattern {
        Pattern { source: source.into(), compiled: OnceLock::new() }
    }

    /// The text as it stands in the schema.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the pattern occurs anywhere in the text. One that cannot be understood occurs in every text.
    pub fn matches(&self, text: &str) -> bool {
        self.regex().is_none_or(|regex| regex.is_match(text).unwrap_or(true))
    }

    /// Whether the pattern can be understood.
    pub fn is_valid(&self) -> bool {
        self.regex().is_some()
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| compile(&self.source)).as_ref()
    }
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "/{}/", self.source)
    }
}

fn compile(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).backtrack_limit(BACKTRACKING).build().ok()
}

//! Fixes: from what is to be changed in a template to its new text.
//!
//! | step | does |
//! |---|---|
//! | [`prepare`] | what rules want changed, to edits of the text |
//! | `removal`, `scalar`, `call`, `insertion` | one kind of change each |
//! | [`apply`] | edits to the new text; what overlaps waits for the next round |
//! | [`mend`] | rounds of both, until nothing is left to fix |
//! | [`diff`] | what has changed, for people |
//!
//! Nothing outside an edit changes: comments, order, quotes and line ends stay as they are.

mod apply;
mod call;
pub mod diff;
mod insertion;
mod removal;
mod scalar;
#[cfg(test)]
mod tests;
mod way;

pub use apply::{Applied, Mended, apply, mend};

use crate::diagnostic::{Change, Diagnostic, Edit, Fix, Severity};
use crate::source::{FileId, Source, Span};
use crate::tree::Node;

/// A round mends no more than that, so that a text with very many mistakes takes no longer than it must.
const MOST: usize = 1000;

/// Works out the edits of the fixes. What cannot be done in this text is no fix of it: those of findings in other
/// texts, and those of values that are not written as the finding has them.
pub fn prepare(found: &mut [Diagnostic], document: Option<&Node>, source: Option<&Source>, file: FileId) {
    let Some(source) = source else { return found.iter_mut().for_each(|found| found.fix = None) };
    let written = Written { text: &source.text, document, file };
    let is_sound = found.iter().all(|found| found.severity < Severity::Error);
    let mut prepared = 0;
    for finding in found.iter_mut().filter(|finding| finding.fix.is_some()) {
        let fix = finding.fix.take().filter(|fix| prepared < MOST && (is_sound || !fix.needs_sound));
        finding.fix = fix.and_then(|fix| written.prepared(fix, finding.span));
        prepared += usize::from(finding.fix.is_some());
    }
}

/// A template as it is written.
#[derive(Clone, Copy)]
struct Written<'a> {
    text: &'a str,
    document: Option<&'a Node>,
    file: FileId,
}

impl<'a> Written<'a> {
    fn prepared(&self, fix: Fix, at: Span) -> Option<Fix> {
        let edits: Option<Vec<Edit>> = fix.changes.iter().map(|change| self.edit(change, at)).collect();
        edits.filter(|edits| !edits.is_empty()).map(|edits| Fix { edits, ..fix })
    }

    fn edit(&self, change: &Change, at: Span) -> Option<Edit> {
        match change {
            Change::Word { written, meant } => scalar::word(self, at, written, meant),
            Change::Quote(span) => scalar::quote(self, *span),
            Change::Unquote(span) => scalar::unquote(self, *span),
            Change::Remove(span) => removal::entry(self, *span),
            Change::Disallow(span) => removal::allowance(self, *span),
            Change::InsertAbove { next, key, value } => insertion::above(self, *next, key, value),
            Change::WrapInSub(span) => call::wrap(self, *span),
            Change::Unwrap { call, part } => call::unwrap(self, *call, *part),
            Change::CallSub { call, text } => call::to_sub(self, *call, text),
        }
    }

    /// The characters at a place of this text.
    fn raw(&self, span: Span) -> Option<&'a str> {
        let is_here = span.file == self.file;
        self.text.get(span.start as usize..span.end as usize).filter(|_| is_here)
    }

    fn replace(&self, start: usize, end: usize, text: impl Into<String>) -> Edit {
        Edit { span: Span::new(self.file, start, end), text: text.into(), loses: None }
    }

    /// Where the line of a byte begins.
    fn line_start(&self, at: usize) -> Option<usize> {
        let before = self.text.get(..at)?;
        let mark = if before.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Some(before.rfind('\n').map_or(mark, |newline| newline + 1))
    }

    /// Where the line of a byte ends, with its line break.
    fn line_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        Some(at + rest.find('\n').map_or(rest.len(), |newline| newline + 1))
    }

    /// Whether texts are written in double quotes here, as JSON has them.
    fn is_json(&self) -> bool {
        self.text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
    }
}

//! Why the YAML parser refuses a text, in the words of someone who wants to write a template.
//!
//! The parser says what it could not go on with; what has to be mended is usually on another line.
//! So each explanation looks at the lines around the place.

mod brackets;
mod indentation;
mod indicators;
mod lines;
mod quotes;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Diagnostic, code};
use crate::source::{FileId, Span};

use super::{MAX_DEPTH, excerpt};

pub(super) use indentation::odd_space;

/// What is known about the text when the parser gives up.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub file: FileId,
    /// The innermost opening bracket that is not closed.
    pub bracket: Option<Span>,
    /// Where the last thing ended that could be read.
    pub reached: usize,
}

impl<'a> Context<'a> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end.min(self.text.len()))
    }

    /// The place of the one character at `offset`.
    fn character_span(&self, offset: usize) -> Span {
        let length = self.after(offset).chars().next().map_or(0, char::len_utf8);
        self.span(offset, offset + length)
    }

    fn after(&self, offset: usize) -> &'a str {
        self.text.get(offset..).unwrap_or("")
    }

    fn before(&self, offset: usize) -> &'a str {
        self.text.get(..offset).unwrap_or("")
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// The diagnostic for what the parser found.
pub(super) fn explain(error: &ScanError, context: &Context) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(context.text.len()).min(context.text.len());
    indentation::conflict_marker(context, at)
        .or_else(|| indentation::odd_space_near(context, at))
        .unwrap_or_else(|| explain_kind(error.kind(), context, at))
}

fn explain_kind(kind: &ErrorKind, context: &Context, at: usize) -> Diagnostic {
    use ErrorKind as Kind;
    match kind {
        Kind::MappingValueNotAllowed => indentation::unexpected_colon(context, at),
        Kind::ExpectedBlockMappingKey => indentation::unexpected_line(context, at),
        Kind::ExpectedBlockSequenceEntry => indentation::not_an_item(context, at),
        Kind::ExpectedDocumentStart | Kind::InvalidDocumentEnd => indentation::after_the_end(context, at),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => indentation::not_a_key(context, at),
        Kind::InvalidQuotedScalarIndent
        | Kind::UnclosedQuotedScalar
        | Kind::DocumentIndicatorInQuotedScalar => quotes::unclosed(context, at),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            quotes::trailing(context, at)
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => quotes::bad_escape(context, at),
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping => brackets::unclosed(context, at),
        Kind::InvalidColonPlacement
        | Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::InvalidFlowScalarIndent
        | Kind::FlowMappingValueAdjacentCollection
        | Kind::BlockEntryInFlowCollection
        | Kind::PlainScalarStartsWithDashFlowIndicator => brackets::unexpected(context, at),
        Kind::MisplacedFlowCollectionEnd => brackets::misplaced(context, at),
        Kind::MismatchedFlowCollectionEnd { open, close } => brackets::mismatched(context, at, *open, *close),
        Kind::RecursionLimitExceeded => too_deep(context, at),
        kind => indicators::explain(kind, context, at),
    }
}

fn too_deep(context: &Context, at: usize) -> Diagnostic {
    let found = format!("this is nested more than {MAX_DEPTH} levels deep");
    Diagnostic::new(code::TOO_LARGE, context.character_span(at), found)
}

/// An error of syntax at a place.
fn invalid(span: Span, found: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code::INVALID_SYNTAX, span, found)
}

/// `text` in quotes that keep it as it is; of a long one, the beginning.
fn quoted(text: &str) -> String {
    let text = excerpt(text);
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

//! Lists in `[…]` and maps in `{…}`.

use super::lines::{Line, split_entry};
use super::{Context, invalid};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A bracket that is never closed; `at` is the bracket.
pub(super) fn unclosed(context: &Context, at: usize) -> Diagnostic {
    not_closed(context, context.character_span(at))
}

fn not_closed(context: &Context, bracket: Span) -> Diagnostic {
    let open = context.slice(bracket);
    let close = closing(open);
    invalid(bracket, format!("this `{open}` is not closed")).label(format!("`{close}` is missing")).help(
        format!("add `{close}` after the last item, or put quotes around a text that begins with `{open}`"),
    )
}

fn closing(open: &str) -> char {
    if open == "{" { '}' } else { ']' }
}

/// Something else than `,` or the closing bracket.
pub(super) fn unexpected(context: &Context, at: usize) -> Diagnostic {
    let Some(bracket) = context.bracket else {
        return invalid(context.character_span(at), "this cannot stand between brackets");
    };
    let line = Line::at(context.text, at);
    let is_below = line.start > bracket.start as usize;
    let before = context.text.get(line.start..at).unwrap_or("");
    if is_below && context.after(at).starts_with(':') && split_entry(before.trim()).is_none() {
        let place = context.span(line.content_start(), at);
        return not_closed(context, bracket).related(place, "the next key begins here");
    }
    if context.before(at).ends_with('$') && context.after(at).starts_with('{') {
        return invalid(context.span(at - 1, at + 1), "`${` needs quotes between brackets")
            .help("put the whole text in quotes: `\"${Name}\"`");
    }
    let rest = context.after(at);
    if rest.starts_with(',') && context.before(at).trim_end().ends_with([',', '[', '{']) {
        return invalid(context.character_span(at), "there is nothing before this `,`").help("remove it");
    }
    let close = closing(context.slice(bracket));
    invalid(context.character_span(at), format!("a `,` or `{close}` is missing before this"))
        .help("put texts with `:`, `,`, brackets or quotes inside into quotes")
        .related(bracket, "inside this bracket")
}

/// A closing bracket without an opening one.
pub(super) fn misplaced(context: &Context, at: usize) -> Diagnostic {
    let span = context.character_span(at);
    let close = context.slice(span);
    invalid(span, format!("this `{close}` closes nothing"))
        .help(format!("remove it, or put quotes around a text that begins with `{close}`"))
}

/// `[…}`; `at` is the opening bracket.
pub(super) fn mismatched(context: &Context, at: usize, open: char, close: char) -> Diagnostic {
    let bracket = context.character_span(at);
    let wanted = closing(context.slice(bracket));
    let found = format!("this `{open}` is closed by a `{close}`");
    let diagnostic = invalid(bracket, found).help(format!("close it with `{wanted}`"));
    match closed_by(context.after(at), close) {
        Some(offset) => diagnostic.related(context.character_span(at + offset), "closed here"),
        None => diagnostic,
    }
}

/// Where the first bracket at the start of `text` is closed by the wrong one.
fn closed_by(text: &str, close: char) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    for (offset, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != c),
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') if depth == 1 => return Some(offset).filter(|_| c == close),
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

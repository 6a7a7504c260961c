//! Calls of functions.

use super::Written;
use super::scalar::quoted;
use crate::diagnostic::Edit;
use crate::source::Span;
use crate::syntax::means_itself;

/// Puts `Fn::Sub` around a text.
pub(super) fn wrap(written: &Written, span: Span) -> Option<Edit> {
    let raw = written.raw(span)?;
    let (start, end) = (span.start as usize, span.end as usize);
    if written.is_json() {
        return raw.starts_with('"').then(|| written.replace(start, end, format!("{{\"Fn::Sub\": {raw}}}")));
    }
    // An anchor or a tag may stand before the text already, which then cannot have another.
    let before = written.text.get(written.line_start(start)?..start)?.trim_end();
    let is_free = before.is_empty() || before.ends_with([':', '-', '[', ',', '{']);
    is_free.then(|| written.replace(start, start, "!Sub "))
}

/// Leaves a part of a call in its place.
pub(super) fn unwrap(written: &Written, call: Span, part: Span) -> Option<Edit> {
    let (whole, raw) = (written.raw(call)?, written.raw(part)?);
    let is_block = raw.starts_with(['|', '>']);
    // In a call a text is one whatever it looks like; elsewhere `123` is a number.
    let text = match raw.starts_with(['\'', '"']) || is_block || means_itself(raw) {
        true => raw.to_owned(),
        false => quoted(written, raw),
    };
    let starts_short = whole.starts_with('!');
    let fits = call.contains(part) && !has_comment(whole) && (!is_block || starts_short);
    fits.then(|| written.replace(call.start as usize, call.end as usize, text))
}

/// Writes a call of `Fn::Sub` in its place, in the form of the call.
pub(super) fn to_sub(written: &Written, call: Span, text: &str) -> Option<Edit> {
    let whole = written.raw(call)?;
    let text = quoted(written, text);
    let form = match whole.chars().next()? {
        '!' => format!("!Sub {text}"),
        '{' if written.is_json() => format!("{{\"Fn::Sub\": {text}}}"),
        '{' => format!("{{Fn::Sub: {text}}}"),
        _ => format!("Fn::Sub: {text}"),
    };
    (!has_comment(whole)).then(|| written.replace(call.start as usize, call.end as usize, form))
}

/// Whether there may be a comment in it, which would be lost.
fn has_comment(raw: &str) -> bool {
    raw.contains(" #") || raw.contains("\n#") || raw.contains("\t#")
}

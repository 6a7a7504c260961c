//! Texts in quotes: not closed, closed too early, wrong escapes.

use super::lines::Line;
use super::{Context, invalid};
use crate::diagnostic::Diagnostic;

/// A quote that is never closed, or only after a line that is indented too little to belong to it.
pub(super) fn unclosed(context: &Context, at: usize) -> Diagnostic {
    let opening = opening_quote(context, at).unwrap_or(at);
    let line = Line::at(context.text, opening);
    let quote = context.after(opening).chars().next().unwrap_or('"');
    let span = context.span(opening, line.content_end().max(opening + 1));
    let diagnostic =
        invalid(span, "the text that begins here has no closing quote").label(format!("opened by `{quote}`"));
    let next = Line::at(context.text, at);
    if next.start <= opening || next.content().is_empty() {
        return diagnostic.help(format!("close it with `{quote}` at its end"));
    }
    let place = context.span(next.content_start(), next.content_end());
    diagnostic
        .help(format!("close it with `{quote}`, or indent all lines of the text deeper than its key"))
        .related(place, "this line is not indented enough to belong to the text")
}

/// The quote that is open at `at`. Quotes within plain texts and comments do not count.
fn opening_quote(context: &Context, at: usize) -> Option<usize> {
    let mut offset = context.reached;
    while offset < at {
        let rest = context.after(offset);
        let Some(c) = rest.chars().next() else { break };
        let starts_token = context.before(offset).ends_with([' ', '\t', '\n', '[', '{', ',', ':', '\r']);
        let is_start = starts_token || offset == context.reached;
        match c {
            '"' | '\'' if is_start => match closing_quote(rest, c).map(|length| offset + length) {
                Some(end) if end <= at => offset = end,
                _ => return Some(offset),
            },
            '#' if is_start => offset += rest.find('\n').unwrap_or(rest.len()),
            _ => offset += c.len_utf8(),
        }
    }
    context.after(at).starts_with(['"', '\'']).then_some(at)
}

/// The length of the text in quotes at the start of `text`, both quotes included.
fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' && quote == '"' {
            characters.next();
        } else if c == quote {
            let is_doubled = quote == '\'' && characters.next_if(|(_, next)| *next == quote).is_some();
            if !is_doubled {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Something behind the closing quote.
pub(super) fn trailing(context: &Context, at: usize) -> Diagnostic {
    let line = Line::at(context.text, at);
    let rest = context.after(at);
    let span = context.span(at, line.content_end());
    let quote = context.before(at).trim_end().chars().next_back().unwrap_or('"');
    if rest.starts_with(':') {
        return invalid(span, "a key cannot go over several lines").help("write the key on one line");
    }
    let is_adjacent = context.before(at).ends_with(quote);
    let help = match quote {
        '\'' if is_adjacent => "within single quotes, write an apostrophe twice: `''`".to_owned(),
        '"' if is_adjacent => "within double quotes, write a quote as `\\\"`".to_owned(),
        _ => format!("remove it, or move the closing `{quote}` behind it"),
    };
    invalid(span, "the text in quotes has ended before this").help(help)
}

/// A backslash with something behind it that is no escape.
pub(super) fn bad_escape(context: &Context, at: usize) -> Diagnostic {
    let text = context.after(at);
    let (offset, length) = find_bad_escape(text).unwrap_or((0, 1));
    let span = context.span(at + offset, at + offset + length);
    let escape = context.slice(span);
    if escape.starts_with("\\u") && length == "\\ud83d".len() {
        return invalid(span, format!("`{escape}` is only half a character"))
            .help("such escapes come in pairs; better write the character itself");
    }
    if escape.starts_with(['\\']) && escape.get(1..).is_some_and(|rest| rest.starts_with(['x', 'u', 'U'])) {
        return invalid(span, format!("`{escape}` is not complete"))
            .help("`\\x` needs 2 hexadecimal digits behind it, `\\u` needs 4, and `\\U` 8");
    }
    invalid(span, format!("`{escape}` is not an escape that YAML knows"))
        .help("write a backslash twice (`\\\\`), or put the text in single quotes, which have no escapes")
}

/// Where in a double-quoted text the first wrong escape is, and how long.
fn find_bad_escape(text: &str) -> Option<(usize, usize)> {
    let mut offset = 1;
    while let Some(found) = text.get(offset..).and_then(|rest| rest.find('\\')) {
        let start = offset + found;
        let rest = text.get(start + 1..)?;
        let kind = rest.chars().next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(kind) => 0,
            _ => return Some((start, 1 + kind.len_utf8())),
        };
        let hex = rest.get(1..).unwrap_or("");
        let written = hex.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        if written < digits {
            return Some((start, 2 + written));
        }
        let value = u32::from_str_radix(hex.get(..digits).unwrap_or(""), 16).unwrap_or(0);
        let is_pair = hex.get(digits..).is_some_and(is_low_surrogate);
        if digits > 0 && char::from_u32(value).is_none() && !(value < 0xdc00 && is_pair) {
            return Some((start, 2 + digits));
        }
        let pair = if (0xd800..0xdc00).contains(&value) { 6 } else { 0 };
        offset = start + 1 + kind.len_utf8() + digits + pair;
    }
    None
}

fn is_low_surrogate(text: &str) -> bool {
    let digits = text.strip_prefix("\\u").and_then(|rest| rest.get(..4));
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    value.is_some_and(|value| (0xdc00..0xe000).contains(&value))
}

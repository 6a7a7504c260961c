//! Writing scalars, in the quotes that are there.

use super::Written;
use super::way::way_to;
use crate::diagnostic::Edit;
use crate::source::Span;
use crate::syntax::means_itself;

/// Writes another word for one that stands once at the place.
pub(super) fn word(written: &Written, at: Span, word: &str, meant: &str) -> Option<Edit> {
    let raw = written.raw(at)?;
    let mut found = raw.match_indices(word).filter(|(start, _)| is_whole(raw, *start, word));
    let (start, _) = found.next().filter(|_| !word.is_empty())?;
    if found.next().is_some() || is_taken(written, at, meant) {
        return None;
    }
    let quotes = ['"', '\''].into_iter().find(|quote| raw.starts_with(*quote) && raw.ends_with(*quote));
    if let Some(quote) = quotes.filter(|_| !meant.chars().all(is_harmless)) {
        return in_quotes(written, at, raw.trim_matches(quote), (word, meant));
    }
    let is_all = raw == word;
    let fits = if is_all { means_itself(meant) } else { meant.chars().all(is_harmless) };
    let text = match (fits, is_all) {
        (true, _) => meant.to_owned(),
        (false, true) => quoted(written, meant),
        (false, false) => return None,
    };
    let start = at.start as usize + start;
    Some(written.replace(start, start + word.len(), text))
}

/// Writes a word that needs care, in quotes that it can stand in.
fn in_quotes(written: &Written, at: Span, inner: &str, (word, meant): (&str, &str)) -> Option<Edit> {
    let is_plain = !inner.contains(['\\', '\'', '"']);
    let text = quoted(written, &inner.replacen(word, meant, 1));
    is_plain.then(|| written.replace(at.start as usize, at.end as usize, text))
}

/// Whether the word does not go on before or behind.
fn is_whole(raw: &str, start: usize, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let before = raw.get(..start).and_then(|before| before.chars().next_back());
    let behind = raw.get(start + word.len()..).and_then(|behind| behind.chars().next());
    let goes_on = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(is_letter) && outer.is_some_and(is_letter)
    };
    !goes_on(word.chars().next(), before) && !goes_on(word.chars().next_back(), behind)
}

/// Characters that mean nothing to YAML and JSON, in quotes or without.
fn is_harmless(c: char) -> bool {
    c.is_alphanumeric() || "_:.-/${}+ ".contains(c)
}

/// Whether the place is that of a key, beside which the word is a key already.
fn is_taken(written: &Written, at: Span, meant: &str) -> bool {
    let Some(document) = written.document else { return false };
    let way = way_to(document, at);
    way.last()
        .is_some_and(|entry| entry.span == at && entry.key.is_some() && entry.container.get(meant).is_some())
}

/// Puts quotes around what has none.
pub(super) fn quote(written: &Written, span: Span) -> Option<Edit> {
    let raw = written.raw(span)?;
    let is_plain = !raw.starts_with(['\'', '"', '|', '>', '!', '{', '[']) && !raw.contains('\n');
    is_plain.then(|| written.replace(span.start as usize, span.end as usize, quoted(written, raw)))
}

/// Takes the quotes away from a single word.
pub(super) fn unquote(written: &Written, span: Span) -> Option<Edit> {
    let raw = written.raw(span)?;
    let inner = ['\'', '"'].iter().find_map(|quote| raw.strip_prefix(*quote)?.strip_suffix(*quote))?;
    let is_word = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_alphanumeric());
    is_word.then(|| written.replace(span.start as usize, span.end as usize, inner))
}

/// A text in quotes.
pub(super) fn quoted(written: &Written, text: &str) -> String {
    if written.is_json() || text.contains(['\n', '\r', '\t', '\'']) {
        return serde_json::Value::from(text).to_string();
    }
    format!("'{text}'")
}

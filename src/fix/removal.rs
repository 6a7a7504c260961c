//! Taking an entry out of a map or list.
//!
//! In block style its lines go, with the comment behind it; in flow style, and in JSON, it and the comma that sets it
//! apart. Comments on lines of their own stay: nobody knows what they are about.

use super::Written;
use super::way::{Entry, way_to};
use crate::diagnostic::Edit;
use crate::source::Span;

/// Removes the entry of a map whose key is at the place, or the item of a list that is. Where it is the only one,
/// what it stands in goes, too.
pub(super) fn entry(written: &Written, span: Span) -> Option<Edit> {
    let mut way = way_to(written.document?, span);
    let mut entry = way.pop()?;
    while entry.siblings() == 1 {
        let around = way.pop()?;
        if !may_go(&way, &around) {
            return None;
        }
        entry = around;
    }
    let (start, end) = extent(written, &entry)?;
    let loses = Some((entry.container.span, entry.siblings()));
    Some(Edit { loses, ..written.replace(start, end, "") })
}

/// Whether an entry may go because nothing is left in it. Items of lists and arguments of functions have their
/// places, and a resource says something even without properties.
fn may_go(way: &[Entry], entry: &Entry) -> bool {
    let Some(key) = entry.key else { return false };
    let is_resource = match way {
        [] => key == "Resources",
        [section] => section.key == Some("Resources"),
        _ => false,
    };
    let is_call = key.starts_with("Fn::") || matches!(key, "Ref" | "Condition");
    !is_resource && !is_call
}

fn extent(written: &Written, entry: &Entry) -> Option<(usize, usize)> {
    let container = written.raw(entry.container.span)?;
    if container.starts_with('!') {
        return None; // The short form of a call has no entries of its own.
    }
    if container.starts_with(['{', '[']) { in_flow(written, entry) } else { in_block(written, entry) }
}

/// Up to the next entry, or from the end of the one before.
fn in_flow(written: &Written, entry: &Entry) -> Option<(usize, usize)> {
    let end = entry.end()?;
    let (start, end) = match (entry.next(), entry.previous()) {
        (Some(next), _) => (end, next.span.start as usize),
        (None, Some(previous)) => (previous.end()?, entry.span.start as usize),
        (None, None) => return None,
    };
    // A comment between the two, or a key of merged entries, would be lost.
    let is_comma = written.text.get(start..end)?.trim() == ",";
    let whole = match entry.next() {
        Some(next) => (entry.span.start as usize, next.span.start as usize),
        None => (start, entry.end()?),
    };
    is_comma.then_some(whole)
}

fn in_block(written: &Written, entry: &Entry) -> Option<(usize, usize)> {
    let start = entry.span.start as usize;
    let line_start = written.line_start(start)?;
    let before = written.text.get(line_start..start)?.trim();
    let value_end = entry.end().unwrap_or(entry.span.end as usize);
    match (before, entry.key) {
        ("", Some(_)) | ("-", None) => whole_lines(written, entry, line_start, value_end),
        // The first key of an item stands on the line of the dash, where the next one takes its place.
        (dashes, Some(_)) if dashes.ends_with('-') => {
            let next = entry.next()?.span.start as usize;
            let gap = written.text.get(entry.end()?..next)?;
            let rest = gap.split_once('\n').map_or(gap, |(_, rest)| rest);
            (is_blank(written, entry.end()?) && rest.trim().is_empty()).then_some((start, next))
        }
        _ => None,
    }
}

/// The lines of an entry. A section that goes takes the blank line behind it along, when there is one before it.
fn whole_lines(written: &Written, entry: &Entry, start: usize, value_end: usize) -> Option<(usize, usize)> {
    let is_alias = entry.end().is_none();
    if !is_alias && !is_blank(written, value_end) {
        return None;
    }
    let end = written.line_end(value_end)?;
    let is_apart = written.text.get(..start)?.trim_end_matches('\r').ends_with("\n\n")
        || written.text.get(..start)?.ends_with("\r\n\r\n")
        || start == written.line_start(0)?;
    let next_end = written.line_end(end)?;
    let is_blank_below = end < next_end && written.text.get(end..next_end)?.trim().is_empty();
    Some((start, if is_apart && is_blank_below { next_end } else { end }))
}

/// Whether nothing but a comment stands on the rest of a line.
fn is_blank(written: &Written, at: usize) -> bool {
    let rest = written.line_end(at).and_then(|end| written.text.get(at..end)).unwrap_or("");
    let content = rest.trim();
    content.is_empty() || (content.starts_with('#') && rest.starts_with([' ', '\t']))
}

/// Removes a code from a comment `# samc: allow …`, and the comment when it allows nothing else.
pub(super) fn allowance(written: &Written, span: Span) -> Option<Edit> {
    let (start, end) = (span.start as usize, span.end as usize);
    let line_start = written.line_start(start)?;
    let before = written.text.get(line_start..start)?;
    let comment = line_start + before.rfind("samc:")?;
    let hash = line_start + before.rfind('#').filter(|hash| line_start + hash < comment)?;
    let first = written.text.get(comment..start)?.trim_start_matches("samc:").trim_start();
    let first = first.strip_prefix("allow")?.trim_start();
    let behind = written.text.get(end..written.line_end(end)?)?;
    let has_next = behind.trim_start().starts_with(',');
    if has_next {
        let comma = behind.find(',')? + 1;
        let spaces = behind.get(comma..)?.len() - behind.get(comma..)?.trim_start().len();
        return Some(written.replace(start, end + comma + spaces, ""));
    }
    if let Some(others) = first.trim_end().strip_suffix(',') {
        return Some(written.replace(start - (first.len() - others.len()), end, ""));
    }
    let content = written.text.get(line_start..hash)?;
    let line_end = written.line_end(end)?;
    if content.trim().is_empty() {
        return Some(written.replace(line_start, line_end, ""));
    }
    let break_length = behind.len() - behind.trim_end_matches(['\r', '\n']).len();
    Some(written.replace(line_start + content.trim_end().len(), line_end - break_length, ""))
}

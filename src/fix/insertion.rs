//! Putting an entry into a map.

use super::Written;
use super::way::way_to;
use crate::diagnostic::Edit;
use crate::source::Span;

/// Puts an entry above the one whose key is at the place, written like that one.
pub(super) fn above(written: &Written, next: Span, key: &str, value: &str) -> Option<Edit> {
    let way = way_to(written.document?, next);
    let entry = way.last().filter(|entry| entry.span == next && entry.container.get(key).is_none())?;
    let container = written.raw(entry.container.span)?;
    let start = next.start as usize;
    let line_start = written.line_start(start)?;
    let before = written.text.get(line_start..start)?;
    let is_flow = container.starts_with('{');
    let has_own_line = before.trim().is_empty();
    let entry = if written.is_json() { format!("\"{key}\": \"{value}\"") } else { format!("{key}: {value}") };
    let gap = match (is_flow, has_own_line) {
        (true, false) => ", ".to_owned(),
        (_, true) => {
            let line = written.text.get(line_start..written.line_end(start)?)?;
            let line_break = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
            format!("{}{line_break}{before}", if is_flow { "," } else { "" })
        }
        (false, false) => return None, // The first key of an item of a list.
    };
    Some(written.replace(start, start, entry + &gap))
}

//! Comments of a template that speak to samc.

use granit_parser::{Event, Parser};

use crate::source::{FileId, Span};

/// What a comment begins with that is meant for samc.
const ADDRESS: &str = "samc:";

/// Comments in a row that the parser keeps; cheap, so it need not give up on long ones.
const MOST_IN_A_ROW: usize = 1_000_000;

/// A comment that is meant for samc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'t> {
    /// What stands behind `samc:`.
    pub text: &'t str,
    /// The place of that.
    pub span: Span,
    /// Whether nothing else stands on its line.
    pub is_alone: bool,
}

/// The comments of a text that are meant for samc. What only looks like a comment, in a string or in
/// inline code, is none. In a text that is no YAML: those before the mistake.
pub fn find(text: &str, file: FileId) -> Vec<Comment<'_>> {
    if !text.contains(ADDRESS) {
        return Vec::new(); // Nearly always: nothing is read a second time.
    }
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: MOST_IN_A_ROW,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut found = Vec::new();
    while let Some(Ok((event, place))) = parser.next_event() {
        if !matches!(event, Event::Comment(..)) {
            continue;
        }
        let (Some(start), Some(end)) = (place.start.byte_offset(), place.end.byte_offset()) else { continue };
        found.extend(addressed(text, file, start, end));
    }
    found
}

fn addressed(text: &str, file: FileId, start: usize, end: usize) -> Option<Comment<'_>> {
    let comment = text.get(start..end)?.trim_end();
    let content = comment.trim_start_matches('#').trim_start().strip_prefix(ADDRESS)?;
    let words = content.trim_start();
    let from = start + comment.len() - words.len();
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let is_alone = text.get(line_start..start)?.trim().is_empty();
    Some(Comment { text: words, span: Span::new(file, from, from + words.len()), is_alone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn found(text: &str) -> Vec<(String, bool)> {
        let file = Sources::new().add("t.yaml", text);
        let comments = find(text, file);
        for comment in &comments {
            let place = comment.span.start as usize..comment.span.end as usize;
            assert_eq!(text.get(place), Some(comment.text));
        }
        comments.iter().map(|comment| (comment.text.to_owned(), comment.is_alone)).collect()
    }

    #[test]
    fn comments_behind_and_above() {
        let text = "A: 1 # samc: allow X\n  #   samc:allow Y\nB: [1, # samc: allow Z\n  2]\n# other\n";
        let expected = [("allow X", false), ("allow Y", true), ("allow Z", false)];
        assert_eq!(found(text), expected.map(|(text, alone)| (text.to_owned(), alone)));
    }

    #[test]
    fn what_is_no_comment() {
        assert_eq!(found("A: |\n  # samc: allow X\n  code\nB: '# samc: allow Y'\nC: x#samc: allow Z\n"), []);
        assert_eq!(found("A: \"\n  # samc: allow X\"\n"), []);
        assert_eq!(found(r##"{"A": "# samc: allow X"}"##), []);
    }

    #[test]
    fn a_text_with_a_mistake() {
        assert_eq!(found("A: 1 # samc: allow X\nB: [\n"), [("allow X".to_owned(), false)]);
    }

    #[test]
    fn many_comments_in_a_row() {
        let text = format!("A:\n{}- 1\n", "  # samc: allow X\n".repeat(500));
        assert_eq!(found(&text).len(), 500);
    }
}

//! Where in the template something stands that was found in the text of a definition.

use crate::source::{Source, Span};

/// How the places of a definition become places of the template.
#[derive(Debug)]
pub enum Placement {
    /// The definition is part of the template's own tree.
    Same,
    /// It is the text of one scalar; each line, or piece of a line, stands as it is in the template.
    Within {
        /// Where pieces begin, in order: in the definition, and in the template.
        pieces: Vec<(usize, usize)>,
        /// The scalar.
        scalar: Span,
    },
    /// It was put together, or stands in another file: all of it belongs to this place.
    Whole {
        /// The key or value that stands for it.
        place: Span,
        /// The name of the file that it stands in.
        file: Option<String>,
        /// Where its lines begin.
        lines: Vec<usize>,
    },
}

impl Placement {
    /// For the text of a scalar; the whole scalar's `place` when its text is written in another way than it reads.
    pub fn of_scalar(text: &str, scalar: Span, place: Span, source: Option<&Source>) -> Placement {
        let written = source
            .and_then(|source| source.text.get(scalar.start as usize..scalar.end as usize))
            .unwrap_or("");
        match block_pieces(text, written).or_else(|| quoted_pieces(text, written)) {
            Some(pieces) => {
                let start = scalar.start as usize;
                let pieces = pieces.into_iter().map(|(at, written)| (at, written + start)).collect();
                Placement::Within { pieces, scalar }
            }
            None => Placement::Whole { place, file: None, lines: Vec::new() },
        }
    }

    /// For the text of a file that is named at a place.
    pub fn of_file(file: &str, text: &str, place: Span) -> Placement {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(newlines).collect();
        Placement::Whole { place, file: Some(file.to_owned()), lines }
    }

    /// The place in the template, and the words that name the place when it is in another file.
    pub fn place(&self, span: Span) -> (Span, Option<String>) {
        match self {
            Placement::Same => (span, None),
            Placement::Within { pieces, scalar } => {
                let start = moved(pieces, span.start as usize);
                // The last byte of a range is of one piece with it, the one behind may not be; an empty one has none.
                let last = span.end.checked_sub(1).filter(|last| *last >= span.start);
                let end = last.map_or(start, |last| moved(pieces, last as usize) + 1);
                (Span::new(scalar.file, start, end), None)
            }
            Placement::Whole { place, file, lines } => {
                let line = lines.partition_point(|start| *start <= span.start as usize).max(1);
                (*place, file.as_ref().map(|file| format!("line {line} of `{file}`")))
            }
        }
    }
}

fn moved(pieces: &[(usize, usize)], offset: usize) -> usize {
    let after = pieces.partition_point(|(at, _)| *at <= offset);
    let piece = after.checked_sub(1).and_then(|last| pieces.get(last));
    piece.map_or(offset, |(at, written)| written + (offset - at))
}

/// A block scalar: its lines, each behind its indentation. Its place begins with its first line, or with the `|`.
fn block_pieces(text: &str, written: &str) -> Option<Vec<(usize, usize)>> {
    let mut at = if written.starts_with('|') { written.find('\n')? + 1 } else { 0 };
    let mut pieces = Vec::new();
    let mut offset = 0;
    for line in text.trim_end().split('\n') {
        let rest = written.get(at..)?;
        let whole = rest.split('\n').next()?;
        let indentation = whole.trim_end_matches('\r').strip_suffix(line)?;
        if !indentation.trim().is_empty() {
            return None;
        }
        pieces.push((offset, at + indentation.len()));
        offset += line.len() + 1;
        at += whole.len() + 1;
    }
    Some(pieces)
}

/// A text on one line, perhaps in quotes; escapes such as `\"` and `\n` are one character.
fn quoted_pieces(text: &str, written: &str) -> Option<Vec<(usize, usize)>> {
    let quote = ['"', '\''].into_iter().find(|quote| written.starts_with(*quote));
    let mut rest = written.char_indices().skip(usize::from(quote.is_some()));
    let mut pieces = Vec::new();
    for (offset, wanted) in text.char_indices() {
        let (at, found) = rest.next()?;
        let is_escape = quote == Some('"') && found == '\\' || quote == Some('\'') && found == '\'';
        let meant = if is_escape { escaped(rest.next()?.1)? } else { found };
        if meant != wanted {
            return None;
        }
        if is_escape || pieces.is_empty() {
            pieces.push((offset, at));
            pieces.push((offset + wanted.len_utf8(), at + found.len_utf8() + usize::from(is_escape)));
        }
    }
    Some(pieces)
}

fn escaped(letter: char) -> Option<char> {
    match letter {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        '"' | '\\' | '/' | '\'' => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn lines_of_a_block_are_found_behind_their_indentation() {
        let pieces = block_pieces("{\n  \"a\": 1\n}\n", "|\n    {\n      \"a\": 1\n    }");
        assert_eq!(pieces, Some(vec![(0, 6), (2, 12), (11, 25)]));
        assert_eq!(block_pieces("{\n}\n", "{\n    }"), Some(vec![(0, 0), (2, 6)]));
        assert_eq!(block_pieces("a b", ">\n  a\n  b"), None);
        assert_eq!(block_pieces("a", "\"a"), None);
    }

    #[test]
    fn escapes_count_as_one_character() {
        let pieces = quoted_pieces("{\"a\":1}", r#""{\"a\":1}""#).unwrap();
        assert_eq!(moved(&pieces, 0), 1);
        assert_eq!(moved(&pieces, 2), 4);
        assert_eq!(moved(&pieces, 5), 8);
        assert_eq!(quoted_pieces("a b", "a  b"), None);
    }

    /// The reader points at the start of a text that is no JSON without a range; half a character is no place.
    #[test]
    fn an_empty_range_stays_one() {
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", "\"ä\"");
        let scalar = Span::new(file, 0, 4);
        let placement = Placement::of_scalar("ä", scalar, scalar, sources.get(file));
        assert_eq!(placement.place(Span::new(file, 0, 0)).0, Span::new(file, 1, 1));
        assert_eq!(placement.place(Span::new(file, 0, 2)).0, Span::new(file, 1, 3));
    }
}

//! From a place to the path of keys that leads there.
//!
//! No check has to say at which path it found something: the path follows from the span and the
//! document's tree.

use crate::source::Span;
use crate::tree::{Map, Node, Text, Value};

/// One step down into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into the value under this key of a map.
    Key(&'a str),
    /// Into the item at this position of a list, from 0.
    Index(usize),
}

/// The path to the innermost entry of the document whose key or value holds the span. Empty when
/// the span stands for the document as a whole, or lies in another text.
pub fn locate(document: &Node, span: Span) -> Vec<Step<'_>> {
    let mut path = Vec::new();
    let mut node = document;
    while node.span != span && !is_start_of(document, span) {
        let Some((step, value)) = entry_with(node, span) else { break };
        path.push(step);
        let Some(value) = value else { break };
        node = value;
    }
    path
}

/// An empty span at the very start is how one points at the document rather than its first key.
fn is_start_of(document: &Node, span: Span) -> bool {
    span.start == span.end && span.start <= document.span.start
}

/// The entry that holds the span, and its value when the span lies inside that.
fn entry_with(node: &Node, span: Span) -> Option<(Step<'_>, Option<&Node>)> {
    match &node.value {
        Value::Map(map) => map_entry_with(map, span),
        Value::List(items) => {
            let index = items.iter().position(|item| item.span.contains(span))?;
            Some((Step::Index(index), items.get(index)))
        }
        _ => None,
    }
}

fn map_entry_with(map: &Map, span: Span) -> Option<(Step<'_>, Option<&Node>)> {
    // Nearly always the entries stand in the text as they stand in the map. Where they do not,
    // because of aliases and merge keys, all are tried.
    let guess = map.last_entry_from(span).and_then(|entry| holding(entry, span));
    guess.or_else(|| map.as_written().find_map(|entry| holding(entry, span)))
}

/// The entry, and its value when the span lies inside that; `None` when it does not hold the span.
fn holding<'a>(entry: (&'a Text, Span, &'a Node), span: Span) -> Option<(Step<'a>, Option<&'a Node>)> {
    let (key, key_span, value) = entry;
    if value.span.contains(span) {
        Some((Step::Key(key), Some(value)))
    } else {
        covers(key_span, value.span, span).then_some((Step::Key(key), None))
    }
}

/// Whether the span lies within a key, or anywhere from it to the end of its value. The value of
/// an alias stands elsewhere, before its key.
fn covers(key: Span, value: Span, span: Span) -> bool {
    let entry = if value.start >= key.end { key.to(value) } else { key };
    entry.contains(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::{FileId, Sources};

    const TEMPLATE: &str = "Resources:\n  Fn:\n    Type: A\n    List: [x, {Key: value}]\n";

    fn document() -> (Node, FileId) {
        let mut sources = Sources::new();
        let file = sources.add("template.yaml", TEMPLATE);
        let node = crate::syntax::parse(&sources, file, &mut Diagnostics::new()).unwrap();
        (node, file)
    }

    fn path_of(text: &str) -> String {
        let (node, file) = document();
        let start = TEMPLATE.find(text).unwrap();
        format!("{:?}", locate(&node, Span::new(file, start, start + text.len())))
    }

    #[test]
    fn a_key_and_its_value_have_the_same_path() {
        let expected = r#"[Key("Resources"), Key("Fn"), Key("Type")]"#;
        assert_eq!(path_of("Type"), expected);
        assert_eq!(path_of("A"), expected);
        assert_eq!(path_of("Type: A"), expected);
    }

    #[test]
    fn list_items_are_numbered_from_zero() {
        let expected = r#"[Key("Resources"), Key("Fn"), Key("List"), Index(1), Key("Key")]"#;
        assert_eq!(path_of("value"), expected);
    }

    #[test]
    fn the_document_as_a_whole_has_no_path() {
        let (node, file) = document();
        assert_eq!(locate(&node, node.span), []);
        assert_eq!(locate(&node, Span::new(file, 0, 0)), []);
    }

    #[test]
    fn a_place_in_another_text_has_no_path() {
        let (node, _) = document();
        let mut sources = Sources::new();
        sources.add("template.yaml", TEMPLATE);
        let other = sources.add("--parameter Stage", "dev");
        assert_eq!(locate(&node, Span::new(other, 0, 3)), []);
    }
}

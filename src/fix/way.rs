//! The way from the top of a tree to an entry.

use crate::source::Span;
use crate::tree::{Map, Node, Value};

/// An entry of a map or list, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    /// The map or list.
    pub container: &'d Node,
    /// The key; `None` for the item of a list.
    pub key: Option<&'d str>,
    /// The place of the key, or of the item.
    pub span: Span,
    /// The value, or the item.
    pub value: &'d Node,
}

/// The entries from the top of a document to the one whose key or value is at the place; empty when there is none.
pub(super) fn way_to(document: &Node, span: Span) -> Vec<Entry<'_>> {
    let mut way = Vec::new();
    let mut node = document;
    loop {
        let Some(entry) = Entry::with(node, span) else { return Vec::new() };
        way.push(entry);
        if entry.span == span || entry.value.span == span && entry.value.scalar_text().is_some() {
            return way;
        }
        node = entry.value;
    }
}

impl<'d> Entry<'d> {
    /// The entry of a map or list that holds the place.
    fn with(container: &'d Node, span: Span) -> Option<Entry<'d>> {
        match &container.value {
            Value::Map(map) => {
                // Nearly always the entries stand in the text as they stand in the map.
                let guess = map.last_entry_from(span).map(|entry| Entry::of_map(container, entry));
                let guess = guess.filter(|entry| entry.holds(span));
                guess.or_else(|| own_entries(container, map).find(|entry| entry.holds(span)))
            }
            Value::List(items) => {
                items.iter().map(|item| Entry::of_list(container, item)).find(|entry| entry.holds(span))
            }
            _ => None,
        }
    }

    fn of_map(container: &'d Node, (key, span, value): (&'d crate::tree::Text, Span, &'d Node)) -> Entry<'d> {
        Entry { container, key: Some(key.as_str()), span, value }
    }

    fn of_list(container: &'d Node, item: &'d Node) -> Entry<'d> {
        Entry { container, key: None, span: item.span, value: item }
    }

    fn holds(&self, span: Span) -> bool {
        self.container.span.contains(self.span)
            && (self.span.contains(span) || self.value.span.contains(span))
    }

    /// The byte behind the last character of it; `None` for an alias, whose value stands elsewhere.
    pub fn end(&self) -> Option<usize> {
        let is_here =
            self.value.span.start >= self.span.start && self.container.span.contains(self.value.span);
        is_here.then_some(self.value.span.end.max(self.span.end) as usize)
    }

    /// How many entries there are, it among them, counting what is merged in.
    pub fn siblings(&self) -> usize {
        match &self.container.value {
            Value::Map(map) => map.len(),
            Value::List(items) => items.len(),
            _ => 0,
        }
    }

    fn all(&self) -> Vec<Entry<'d>> {
        match &self.container.value {
            Value::Map(map) => own_entries(self.container, map).collect(),
            Value::List(items) => items.iter().map(|item| Entry::of_list(self.container, item)).collect(),
            _ => Vec::new(),
        }
    }

    /// The entry that stands behind it.
    pub fn next(&self) -> Option<Entry<'d>> {
        let behind = self.all().into_iter().filter(|other| other.span.start > self.span.start);
        behind.min_by_key(|other| other.span.start)
    }

    /// The entry that stands before it.
    pub fn previous(&self) -> Option<Entry<'d>> {
        let before = self.all().into_iter().filter(|other| other.span.start < self.span.start);
        before.max_by_key(|other| other.span.start)
    }
}

/// The entries that are written in the map itself, and not merged in from elsewhere.
fn own_entries<'d>(container: &'d Node, map: &'d Map) -> impl Iterator<Item = Entry<'d>> {
    let entries = map.as_written().map(move |entry| Entry::of_map(container, entry));
    entries.filter(move |entry| container.span.contains(entry.span))
}

//! Maps: keys, repeated keys, and merge keys (`<<`).

use granit_parser::{Event, ScalarStyle};

use super::compose::{Composer, Contents, Part, Place};
use super::excerpt;
use super::malformed::odd_space;
use super::scalar::{self, Plain};
use crate::diagnostic::{Diagnostic, Reported, code};
use crate::source::Span;
use crate::tree::{Key, Map, Node, Text, Value};

/// What stands before a `:`.
enum Entry {
    /// `<<`: the value's entries belong to this map.
    Merge,
    /// A key.
    Named(Text),
    /// What cannot be a key, and is reported.
    Refused,
}

impl Composer<'_, '_> {
    /// Reads the entries of a map up to its end.
    pub(super) fn map(&mut self, depth: usize, start: Span) -> Result<Contents, Reported> {
        let mut own = Map::new();
        let mut merged = Vec::new();
        let mut extent: Option<Span> = None;
        loop {
            let (event, place) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                let extent = self.whole_extent(start, extent, &place);
                return Ok((Value::Map(with_merged(own, merged)), extent));
            }
            let (entry, key_span) = self.key(event, &place, depth)?;
            let (event, place) = self.next()?;
            let value = self.node(event, &place, depth + 1)?;
            let both = key_span.to(value.extent);
            extent = Some(extent.map_or(both, |extent| extent.to(both)));
            match entry {
                Entry::Merge => self.merge(value, &mut merged),
                Entry::Named(text) => self.insert(&mut own, Key { text, span: key_span }, value.node),
                Entry::Refused => {}
            }
        }
    }

    fn key(&mut self, event: Event<'_>, place: &Place, depth: usize) -> Result<(Entry, Span), Reported> {
        let span = self.span(place);
        if let Event::Scalar(text, ScalarStyle::Plain, _, None) = &event {
            match scalar::resolve(text) {
                Plain::MergeKey => return Ok((Entry::Merge, span)),
                Plain::DefaultKey => return Ok((Entry::Named(Text::written(&**text)), span)),
                _ => self.check_first_character(text, span),
            }
        }
        let part = self.node(event, place, depth + 1)?;
        Ok((self.named(&part), part.extent))
    }

    /// The key as it stands in JSON: keys that YAML reads as other than strings become the JSON
    /// text of their value, so `200`, `0xC8` and `"200"` are one key, and `on` is `"true"`.
    fn named(&mut self, part: &Part) -> Entry {
        Entry::Named(match &part.node.value {
            Value::String(text) => text.clone(),
            Value::Number(number) => Text::written(number.to_string()),
            Value::Bool(value) => Text::written(value.to_string()),
            Value::Null => Text::written("null"),
            Value::List(_) | Value::Map(_) => {
                self.left_out(part.extent, |composer| composer.compound_key(&part.node, part.extent));
                return Entry::Refused;
            }
        })
    }

    /// A no-break space or its like, as copied from a web page, does not indent: it is part of the
    /// key, which then stands on another level than it seems to.
    fn check_first_character(&mut self, key: &str, span: Span) {
        let Some(space) = key.chars().next().filter(|c| c.is_whitespace()) else { return };
        let start = span.start as usize;
        let place = Span::new(span.file, start, start + space.len_utf8());
        self.report(|_| odd_space(place, space));
    }

    fn compound_key(&self, node: &Node, span: Span) -> Diagnostic {
        let found = format!("a key must be a text, but this is {}", node.kind());
        let source = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let help = if source.starts_with('{') {
            "a text that begins with `{` needs quotes"
        } else if source.starts_with('[') {
            "a text that begins with `[` needs quotes"
        } else {
            "intrinsic functions, lists and maps can only be values"
        };
        Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
    }

    /// Sets a key. Of several equal ones the last counts, as it does for AWS.
    fn insert(&mut self, map: &mut Map, key: Key, node: Node) {
        if let Some(first) = map.key_span(&key.text) {
            self.report(|_| duplicate_key(&key, first));
        }
        map.insert_key(key, node);
    }

    /// Notes the maps that a merge key names, those that count least first.
    fn merge(&mut self, part: Part, merged: &mut Vec<Map>) {
        let found = part.node.kind();
        let is_whole = match part.node.value {
            Value::Map(map) => {
                merged.push(map);
                true
            }
            Value::List(items) => items.into_iter().rev().fold(true, |is_whole, item| match item.value {
                Value::Map(map) => {
                    merged.push(map);
                    is_whole
                }
                _ => false,
            }),
            _ => false,
        };
        if !is_whole {
            self.cannot_merge(part.extent, found);
        }
    }

    fn cannot_merge(&mut self, span: Span, kind: &str) {
        self.left_out(span, |_| {
            let found = match kind {
                "a list" => "`<<` merges maps, but this list has other things in it".to_owned(),
                _ => format!("`<<` merges maps, but this is {kind}"),
            };
            let help = "write an alias of a map (`<<: *name`), or a list of such aliases";
            Diagnostic::new(code::INVALID_SYNTAX, span, found).help(help)
        });
    }
}

fn duplicate_key(key: &Key, first: Span) -> Diagnostic {
    let found = format!("the key `{}` stands twice in this map", excerpt(&key.text));
    Diagnostic::new(code::DUPLICATE_KEY, key.span, found)
        .label("again here")
        .help("rename or remove one; as it is, the last counts and the others are lost")
        .related(first, "first here")
}

/// The merged entries first and then the map's own, which win: the order in which PyYAML's
/// dictionaries have them.
fn with_merged(own: Map, merged: Vec<Map>) -> Map {
    if merged.is_empty() {
        return own;
    }
    let mut result = Map::new();
    merged.into_iter().chain([own]).for_each(|map| overlay(&mut result, map));
    result
}

/// Sets every entry of `other`, with the place of its key.
fn overlay(result: &mut Map, mut other: Map) {
    let keys: Vec<Key> = other.as_written().map(|(text, span, _)| Key { text: text.clone(), span }).collect();
    for key in keys {
        let Some(slot) = other.get_mut(&key.text) else { continue };
        let node = std::mem::replace(slot, Node::new(Value::Null, key.span));
        let Key { text, span } = key.clone();
        result.insert_key(key, node);
        result.set_key_span(&text, span);
    }
}

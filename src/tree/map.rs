//! Maps that keep their order, and where needed know the other order that the service sees.

use indexmap::IndexMap;

use super::hash_order::HashOrder;
use super::{Node, Text};
use crate::source::Span;

/// A key and the place where it stands.
#[derive(Debug, Clone)]
pub struct Key {
    /// The characters.
    pub text: Text,
    /// Where it stands.
    pub span: Span,
}

/// A map in the order of the user's text.
///
/// A *hash-ordered* map also knows the order in which the SAM service would walk it (see
/// [`Map::hash_ordered`]); [`Map::iter`] and [`Map::keys`] then follow that order, because ids
/// depend on it. [`Map::as_written`] always gives the order of the text, for output.
#[derive(Debug, Clone, Default)]
pub struct Map {
    entries: IndexMap<Text, (Span, Node)>,
    hash_order: Option<Box<HashOrder>>,
}

impl Map {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty map that is walked as a Python 2.7 dictionary would be. The SAM service hashes
    /// the printed form of such dictionaries, so their order decides ids (reference behaviour:
    /// `transform()`).
    pub fn hash_ordered() -> Self {
        Map { entries: IndexMap::new(), hash_order: Some(Box::default()) }
    }

    /// Whether it is walked in the service's order.
    pub fn is_hash_ordered(&self) -> bool {
        self.hash_order.is_some()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(key).map(|(_, node)| node)
    }

    /// The value under `key`, unless it is absent or null.
    pub fn given(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| !node.is_null())
    }

    /// The value under `key`.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries.get_mut(key).map(|(_, node)| node)
    }

    /// Whether `key` is there.
    pub fn contains(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The key with its place, when it is there.
    pub fn key(&self, key: &str) -> Option<Key> {
        let (text, (span, _)) = self.entries.get_key_value(key)?;
        Some(Key { text: text.clone(), span: *span })
    }

    /// The place of `key`, when it is there.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.get(key).map(|(span, _)| *span)
    }

    /// Sets `key`, with the span of its value for the key's own. A key that is already there
    /// keeps its position and place.
    pub fn insert(&mut self, key: impl Into<Text>, node: Node) -> Option<Node> {
        let span = node.span;
        self.insert_key(Key { text: key.into(), span }, node)
    }

    /// Sets `key`, with the place where the key stands.
    pub fn insert_key(&mut self, key: Key, node: Node) -> Option<Node> {
        if let Some(order) = &mut self.hash_order {
            order.add(&key.text);
        }
        match self.entries.get_mut(&*key.text) {
            Some((_, slot)) => Some(std::mem::replace(slot, node)),
            None => {
                self.entries.insert(key.text, (key.span, node));
                None
            }
        }
    }

    /// Sets the place of a key that is there, for a key whose value was replaced by another's.
    pub fn set_key_span(&mut self, key: &str, span: Span) {
        if let Some((place, _)) = self.entries.get_mut(key) {
            *place = span;
        }
    }

    /// Sets `key` when there is a value.
    pub fn insert_some(&mut self, key: impl Into<Text>, node: Option<Node>) {
        if let Some(node) = node {
            self.insert(key, node);
        }
    }

    /// Removes `key` and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        if let Some(order) = &mut self.hash_order {
            order.remove(key);
        }
        self.entries.shift_remove(key).map(|(_, node)| node)
    }

    /// The value under `key`, which is first set to `default()` when it is absent.
    pub fn get_or_insert_with(&mut self, key: impl Into<Text>, default: impl FnOnce() -> Node) -> &mut Node {
        let key = key.into();
        if !self.contains(&key)
            && let Some(order) = &mut self.hash_order
        {
            order.add(&key);
        }
        let slot = self.entries.entry(key).or_insert_with(|| {
            let node = default();
            (node.span, node)
        });
        &mut slot.1
    }

    /// Sets every entry of `other` here, as Python's `dict.update` does.
    pub fn update(&mut self, other: &Map) {
        if let Some(order) = &mut self.hash_order {
            order.merge(other.keys());
        }
        for (key, span, node) in other.walk() {
            self.insert_key(Key { text: key.clone(), span }, node.clone());
        }
    }

    /// A shallow copy as Python's `dict.copy` makes it: a hash-ordered map is filled anew.
    pub fn copy(&self) -> Map {
        let Some(_) = &self.hash_order else { return self.clone() };
        let mut copy = Map::hash_ordered();
        copy.update(self);
        copy.entries.sort_by_key(|key, _| self.entries.get_index_of(key));
        copy
    }

    /// See [`Node::deep_copy`].
    pub fn deep_copy(&self) -> Map {
        let entries =
            self.entries.iter().map(|(key, (span, node))| (key.clone(), (*span, node.deep_copy()))).collect();
        let hash_order = self.hash_order.as_ref().map(|order| Box::new(order.rebuilt()));
        Map { entries, hash_order }
    }

    /// The same entries, walked in the service's order as if they had been put in one by one.
    pub fn into_hash_ordered(self) -> Map {
        let mut map = Map::hash_ordered();
        for (text, (span, node)) in self.entries {
            map.insert_key(Key { text, span }, node);
        }
        map
    }

    /// The entries in walking order: the service's for a hash-ordered map, else that of the text.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, &Node)> {
        self.walk().map(|(key, _, node)| (key, node))
    }

    /// The keys in walking order.
    pub fn keys(&self) -> impl Iterator<Item = &Text> {
        self.walk().map(|(key, _, _)| key)
    }

    /// The values in walking order.
    pub fn values(&self) -> impl Iterator<Item = &Node> {
        self.walk().map(|(_, _, node)| node)
    }

    /// Key, place of the key and value, in walking order.
    pub fn walk(&self) -> impl Iterator<Item = (&Text, Span, &Node)> {
        let hashed = self.hash_order.iter().flat_map(|order| order.keys());
        let hashed = hashed.filter_map(|key| self.entries.get_key_value(key.as_str()));
        let plain = self.entries.iter().take(if self.hash_order.is_some() { 0 } else { usize::MAX });
        hashed.chain(plain).map(|(key, (span, node))| (key, *span, node))
    }

    /// Key, place of the key and value, in the order of the text.
    pub fn as_written(&self) -> impl Iterator<Item = (&Text, Span, &Node)> {
        self.entries.iter().map(|(key, (span, node))| (key, *span, node))
    }

    /// The entries in the order of the text, taken out of the map.
    pub fn into_entries(self) -> impl Iterator<Item = (Key, Node)> {
        self.entries.into_iter().map(|(text, (span, node))| (Key { text, span }, node))
    }

    /// The entries in the order of the text, to change their values.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Text, &mut Node)> {
        self.entries.iter_mut().map(|(key, (_, node))| (key, node))
    }

    /// The values in the order of the text, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.entries.values_mut().map(|(_, node)| node)
    }

    /// The entry of a map that has exactly one, as an intrinsic function has.
    pub fn sole_entry(&self) -> Option<(&Text, &Node)> {
        let (key, (_, node)) = self.entries.first()?;
        (self.entries.len() == 1).then_some((key, node))
    }
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.entries.iter().all(|(key, (_, node))| other.get(key) == Some(node))
    }
}

impl FromIterator<(Text, Node)> for Map {
    fn from_iter<I: IntoIterator<Item = (Text, Node)>>(entries: I) -> Self {
        let mut map = Map::new();
        for (key, node) in entries {
            map.insert(key, node);
        }
        map
    }
}

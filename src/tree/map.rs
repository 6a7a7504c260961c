//! Maps that keep their order, and where needed know the other order that the service sees.

use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

use super::hash_order::HashOrder;
use super::order::{Order, Settled};
use super::{Node, Text, Value};
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
///
/// A clone shares its entries with the original until one of the two is changed, so that taking a
/// copy of a large body for each of many edits costs little.
#[derive(Debug, Clone, Default)]
pub struct Map {
    table: Arc<Table>,
    /// The other order of a hash-ordered map: that alone changes when such a map is copied.
    order: Option<Arc<Order>>,
}

/// Looking up short keys is much of what samc does: this hash takes a third of the time of the
/// standard one, and its random seed keeps templates from choosing keys that collide.
type Entries = IndexMap<Text, (Span, Node), RandomState>;

#[derive(Debug, Clone, Default)]
struct Table {
    entries: Entries,
    /// Whether deep copies of all values would have the same order.
    settled: Settled,
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
        Map { table: Arc::default(), order: Some(Arc::default()) }
    }

    /// The entries, to change them: from here on they are this map's own.
    fn table_mut(&mut self) -> &mut Table {
        let table = Arc::make_mut(&mut self.table);
        table.settled.set(false);
        table
    }

    /// The order of a hash-ordered map, to change it.
    fn order_mut(&mut self) -> Option<&mut HashOrder> {
        Some(Arc::make_mut(self.order.as_mut()?).slots_mut())
    }

    /// Whether it is walked in the service's order.
    pub fn is_hash_ordered(&self) -> bool {
        self.order.is_some()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.table.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.table.entries.is_empty()
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.table.entries.get(key).map(|(_, node)| node)
    }

    /// The value under `key`, unless it is absent or null.
    pub fn given(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| !node.is_null())
    }

    /// The value under `key`, when it is truthy; see [`Node::is_truthy`].
    pub fn truthy(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| node.is_truthy())
    }

    /// The value under `key`.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        if !self.contains(key) {
            return None; // Nothing changes: the entries stay shared.
        }
        self.table_mut().entries.get_mut(key).map(|(_, node)| node)
    }

    /// Whether `key` is there.
    pub fn contains(&self, key: &str) -> bool {
        self.table.entries.contains_key(key)
    }

    /// The position of `key` in the order of the text, from 0.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.table.entries.get_index_of(key)
    }

    /// The key with its place, when it is there.
    pub fn key(&self, key: &str) -> Option<Key> {
        let (text, (span, _)) = self.table.entries.get_key_value(key)?;
        Some(Key { text: text.clone(), span: *span })
    }

    /// The place of `key`, when it is there.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.table.entries.get(key).map(|(span, _)| *span)
    }

    /// Sets `key`, with the span of its value for the key's own. A key that is already there
    /// keeps its position and place.
    pub fn insert(&mut self, key: impl Into<Text>, node: Node) -> Option<Node> {
        let span = node.span;
        self.insert_key(Key { text: key.into(), span }, node)
    }

    /// Sets `key`, with the place where the key stands.
    pub fn insert_key(&mut self, key: Key, node: Node) -> Option<Node> {
        if let Some((_, present)) = self.table_mut().entries.get_mut(&key.text) {
            return Some(std::mem::replace(present, node));
        }
        self.append(key, node);
        None
    }

    /// Sets a key that is not there.
    fn append(&mut self, key: Key, node: Node) {
        if let Some(order) = self.order_mut() {
            order.add(&key.text);
        }
        self.table_mut().entries.insert(key.text, (key.span, node));
    }

    /// Sets the place of a key that is there, for a key whose value was replaced by another's.
    pub fn set_key_span(&mut self, key: &str, span: Span) {
        if let Some((place, _)) = self.table_mut().entries.get_mut(key) {
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
        let at = self.position(key)?;
        if let Some(order) = self.order_mut() {
            order.remove(at);
        }
        self.table_mut().entries.shift_remove(key).map(|(_, node)| node)
    }

    /// The value under `key`, which is first set to `default()` when it is absent.
    pub fn get_or_insert_with(&mut self, key: impl Into<Text>, default: impl FnOnce() -> Node) -> &mut Node {
        let key = key.into();
        if !self.contains(&key)
            && let Some(order) = self.order_mut()
        {
            order.add(&key);
        }
        let slot = self.table_mut().entries.entry(key).or_insert_with(|| {
            let node = default();
            (node.span, node)
        });
        &mut slot.1
    }

    /// Sets every entry of `other` here, as Python's `dict.update` does.
    pub fn update(&mut self, other: &Map) {
        if let Some(order) = self.order_mut() {
            order.make_room(other.len());
        }
        for (key, span, node) in other.walk() {
            self.insert_key(Key { text: key.clone(), span }, node.clone());
        }
    }

    /// A shallow copy as Python's `dict.copy` makes it: a hash-ordered map is filled anew.
    pub fn copy(&self) -> Map {
        let merged = |order: &Arc<Order>| Arc::new(Order::new(order.slots().merged()));
        Map { table: self.table.clone(), order: self.order.as_ref().map(merged) }
    }

    /// See [`Node::deep_copy`].
    pub fn deep_copy(&self) -> Map {
        let order = self.order.as_ref().map(Order::copied);
        let entries = &self.table.entries;
        if self.table.settled.get() || entries.values().all(|(_, node)| settles(node)) {
            self.table.settled.set(true);
            return Map { table: self.table.clone(), order };
        }
        let mut entries = entries.clone();
        for (_, node) in entries.values_mut().filter(|(_, node)| !is_settled(node)) {
            *node = node.deep_copy();
        }
        let settled = Settled::new(entries.values().all(|(_, node)| is_settled(node)));
        Map { table: Arc::new(Table { entries, settled }), order }
    }

    /// Whether a deep copy would have the same order here and everywhere below.
    fn is_settled(&self) -> bool {
        self.table.settled.get() && self.order.as_ref().is_none_or(|order| order.is_settled())
    }

    /// The same entries, walked in the service's order as if they had been put in one by one.
    pub fn into_hash_ordered(self) -> Map {
        let mut slots = HashOrder::default();
        self.table.entries.keys().for_each(|key| slots.add(key));
        Map { table: self.table, order: Some(Arc::new(Order::new(slots))) }
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
        let entries = &self.table.entries;
        let hashed = self.order.iter().flat_map(|order| order.slots().positions());
        let hashed = hashed.filter_map(|at| entries.get_index(at));
        let plain = entries.iter().take(if self.order.is_some() { 0 } else { usize::MAX });
        hashed.chain(plain).map(|(key, (span, node))| (key, *span, node))
    }

    /// Key, place of the key and value, in the order of the text.
    pub fn as_written(&self) -> impl Iterator<Item = (&Text, Span, &Node)> {
        self.table.entries.iter().map(|(key, (span, node))| (key, *span, node))
    }

    /// The last entry whose key begins at or before the span does, in a map whose entries stand in
    /// the order of the text; any entry in another.
    pub fn last_entry_from(&self, span: Span) -> Option<(&Text, Span, &Node)> {
        let entries = self.table.entries.as_slice();
        let (mut low, mut high) = (0, entries.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match entries.get_index(middle) {
                Some((_, (key_span, _))) if key_span.start <= span.start => low = middle + 1,
                _ => high = middle,
            }
        }
        let (key, (key_span, node)) = entries.get_index(low.checked_sub(1)?)?;
        Some((key, *key_span, node))
    }

    /// The entries in the order of the text, taken out of the map.
    pub fn into_entries(self) -> impl Iterator<Item = (Key, Node)> {
        let table = Arc::unwrap_or_clone(self.table);
        table.entries.into_iter().map(|(text, (span, node))| (Key { text, span }, node))
    }

    /// The entries in the order of the text, to change their values.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Text, &mut Node)> {
        self.table_mut().entries.iter_mut().map(|(key, (_, node))| (key, node))
    }

    /// The values in the order of the text, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.table_mut().entries.values_mut().map(|(_, node)| node)
    }

    /// The entry of a map that has exactly one, as an intrinsic function has.
    pub fn sole_entry(&self) -> Option<(&Text, &Node)> {
        let (key, (_, node)) = self.table.entries.first()?;
        (self.table.entries.len() == 1).then_some((key, node))
    }
}

fn is_settled(node: &Node) -> bool {
    match &node.value {
        Value::Map(map) => map.is_settled(),
        Value::List(items) => items.iter().all(is_settled),
        _ => true,
    }
}

/// The same, found out by copying what nobody has copied yet.
fn settles(node: &Node) -> bool {
    is_settled(node) || {
        node.deep_copy();
        is_settled(node)
    }
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            || self.len() == other.len()
                && self.table.entries.iter().all(|(key, (_, node))| other.get(key) == Some(node))
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

//! The order in which CPython 2.7 walks a dictionary with string keys.
//!
//! The SAM service was written for Python 2.7 and hashes the printed form of dictionaries, so
//! its API deployment ids depend on this order to this day. The rules are those of CPython's
//! `Objects/dictobject.c` and `stringobject.c`: open addressing over a power-of-two table,
//! an unseeded multiplicative hash, growth when two thirds are filled. The order depends on the
//! history of insertions and removals, which is why the table is kept rather than computed.

use std::cmp::Ordering;
use std::sync::Arc;

const SMALLEST_TABLE: usize = 8;
const PERTURB_SHIFT: u32 = 5;
/// Above this many keys a table doubles instead of growing fourfold.
const LARGE: usize = 50_000;

/// A slot that holds nothing, and never did.
const EMPTY: u32 = u32::MAX;
/// A slot whose key was removed: still in the way of probing.
const REMOVED: u32 = u32::MAX - 1;

/// The slots of one dictionary. Keys are kept by their positions among the entries of the map, and small, so that
/// building a table anew, which happens for each of many edits of a body, moves little.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HashOrder {
    /// The position of a key, or one of the two marks.
    slots: Vec<u32>,
    /// The hash of each key, by its position: asked for each time that the table grows or is built anew.
    hashes: Arc<Vec<u64>>,
    /// Slots that hold a key.
    used: usize,
    /// Slots that hold or held a key.
    filled: usize,
}

impl Default for HashOrder {
    fn default() -> Self {
        HashOrder { slots: vec![EMPTY; SMALLEST_TABLE], hashes: Arc::default(), used: 0, filled: 0 }
    }
}

impl HashOrder {
    /// The positions of the keys in walking order.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        self.slots.iter().filter(|slot| **slot < REMOVED).map(|at| *at as usize)
    }

    /// Adds a key that is not there, behind all others.
    pub(super) fn add(&mut self, key: &str) {
        let (at, hash) = (self.hashes.len(), string_hash(key));
        Arc::make_mut(&mut self.hashes).push(hash);
        let hashes = self.hashes.clone();
        self.put(at as u32, hash, &hashes); // Texts end long before positions do.
    }

    /// Puts a key that is not there into its slot, and makes room for the next one.
    fn put(&mut self, at: u32, hash: u64, hashes: &[u64]) {
        self.used += 1;
        self.filled += usize::from(place(&mut self.slots, at, hash) == EMPTY);
        if self.filled * 3 >= self.slots.len() * 2 {
            self.resize(self.used * if self.used > LARGE { 2 } else { 4 }, hashes);
        }
    }

    /// Takes out the key at a position; those behind it move up by one.
    pub(super) fn remove(&mut self, at: usize) {
        for slot in self.slots.iter_mut().filter(|slot| **slot < REMOVED) {
            match (*slot as usize).cmp(&at) {
                Ordering::Less => {}
                Ordering::Equal => *slot = REMOVED,
                Ordering::Greater => *slot -= 1,
            }
        }
        if at < self.hashes.len() {
            self.used -= 1;
            Arc::make_mut(&mut self.hashes).remove(at);
        }
    }

    /// Makes room as `PyDict_Merge` does before it copies so many keys over. The caller then adds them.
    pub(super) fn make_room(&mut self, keys: usize) {
        if keys > 0 && (self.filled + keys) * 3 >= self.slots.len() * 2 {
            let hashes = self.hashes.clone();
            self.resize((self.used + keys) * 2, &hashes);
        }
    }

    /// A table into which the keys were put one by one in their present order.
    pub(super) fn rebuilt(&self) -> HashOrder {
        self.put_into(HashOrder::default())
    }

    /// A table into which the keys were put as `PyDict_Merge` does it.
    pub(super) fn merged(&self) -> HashOrder {
        let mut fresh = HashOrder::default();
        fresh.make_room(self.used);
        self.put_into(fresh)
    }

    fn put_into(&self, mut fresh: HashOrder) -> HashOrder {
        for at in self.slots.iter().filter(|slot| **slot < REMOVED) {
            fresh.put(*at, hash_of(*at, &self.hashes), &self.hashes);
        }
        fresh.hashes = self.hashes.clone();
        fresh
    }

    fn resize(&mut self, wanted: usize, hashes: &[u64]) {
        let mut size = SMALLEST_TABLE;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        self.filled = self.used;
        for at in old.into_iter().filter(|slot| *slot < REMOVED) {
            place(&mut self.slots, at, hash_of(at, hashes));
        }
    }
}

fn hash_of(at: u32, hashes: &[u64]) -> u64 {
    hashes.get(at as usize).copied().unwrap_or_default()
}

/// Puts a key that is not there into the first slot on its way that holds none, and returns what was in that. There
/// always is one, and the way leads to it.
fn place(slots: &mut [u32], at: u32, hash: u64) -> u32 {
    let mask = slots.len() as u64 - 1;
    let (mut walker, mut perturb) = (hash, hash);
    loop {
        if let Some(slot) = slots.get_mut((walker & mask) as usize).filter(|slot| **slot >= REMOVED) {
            return std::mem::replace(slot, at);
        }
        walker = walker.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1);
        perturb >>= PERTURB_SHIFT;
    }
}

/// CPython 2.7's string hash on a 64-bit machine, over Unicode scalar values.
fn string_hash(text: &str) -> u64 {
    let Some(first) = text.chars().next() else { return 0 };
    let seed = u64::from(u32::from(first)) << 7;
    let mixed = text.chars().fold(seed, |hash, c| hash.wrapping_mul(1_000_003) ^ u64::from(u32::from(c)));
    let length = text.chars().count() as u64;
    mixed ^ length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(keys: &[&str]) -> Vec<String> {
        let mut table = HashOrder::default();
        keys.iter().for_each(|key| table.add(key));
        table.positions().map(|at| keys[at].to_owned()).collect()
    }

    /// Hash and orders as CPython 2.7 has them (its dictionaries, as the reference emulates them).
    #[test]
    fn walks_by_hash_not_by_insertion() {
        assert_eq!(string_hash("a"), 12_416_037_344);
        assert_eq!(order(&["b", "a", "c"]), ["a", "c", "b"]);
        let any = "x-amazon-apigateway-any-method";
        let keys = ["/orders", "/orders/{id}", "/health", "get", "post", any, "/a", "/b", "/c"];
        assert_eq!(
            order(&keys),
            ["/orders/{id}", "get", "/orders", "/c", "/b", "/a", any, "post", "/health"]
        );
    }

    #[test]
    fn a_removed_key_leaves_its_slot_taken() {
        let mut keys = vec!["/orders", "/orders/{id}", "/health", "get", "post", "/a", "/b", "/c"];
        let mut table = HashOrder::default();
        keys.iter().for_each(|key| table.add(key));
        table.remove(0);
        keys.remove(0);
        for key in ["/z", "/orders"] {
            table.add(key);
            keys.push(key);
        }
        let walked: Vec<&str> = table.positions().map(|at| keys[at]).collect();
        assert_eq!(walked, ["/orders/{id}", "get", "/orders", "/c", "/b", "/a", "/z", "post", "/health"]);
    }
}

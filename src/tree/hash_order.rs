//! The order in which CPython 2.7 walks a dictionary with string keys.
//!
//! The SAM service was written for Python 2.7 and hashes the printed form of dictionaries, so
//! its API deployment ids depend on this order to this day. The rules are those of CPython's
//! `Objects/dictobject.c` and `stringobject.c`: open addressing over a power-of-two table,
//! an unseeded multiplicative hash, growth when two thirds are filled. The order depends on the
//! history of insertions and removals, which is why the table is kept rather than computed.

use super::Text;

const SMALLEST_TABLE: usize = 8;
const PERTURB_SHIFT: u32 = 5;
/// Above this many keys a table doubles instead of growing fourfold.
const LARGE: usize = 50_000;

#[derive(Debug, Clone)]
enum Slot {
    Empty,
    /// Held a key that was removed: still in the way of probing.
    Removed,
    /// A key and its hash, which is asked for each time that the table grows or is built anew.
    Key(Text, u64),
}

/// The slots of one dictionary.
#[derive(Debug, Clone)]
pub(super) struct HashOrder {
    slots: Vec<Slot>,
    /// Slots that hold a key.
    used: usize,
    /// Slots that hold or held a key.
    filled: usize,
}

impl Default for HashOrder {
    fn default() -> Self {
        HashOrder { slots: vec![Slot::Empty; SMALLEST_TABLE], used: 0, filled: 0 }
    }
}

impl HashOrder {
    /// The keys in walking order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Text> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Key(key, _) => Some(key),
            _ => None,
        })
    }

    pub(super) fn add(&mut self, key: &Text) {
        let hash = string_hash(key);
        let at = self.find(key, hash);
        if let Some(Slot::Key(..)) = self.slots.get(at) {
            return;
        }
        self.put(at, key.clone(), hash);
    }

    /// Puts a key that is not there into its slot, and makes room for the next one.
    fn put(&mut self, at: usize, key: Text, hash: u64) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        self.used += 1;
        self.filled += usize::from(matches!(slot, Slot::Empty));
        *slot = Slot::Key(key, hash);
        if self.filled * 3 >= self.slots.len() * 2 {
            self.resize(self.used * if self.used > LARGE { 2 } else { 4 });
        }
    }

    pub(super) fn remove(&mut self, key: &str) {
        let at = self.find(key, string_hash(key));
        if let Some(slot @ Slot::Key(..)) = self.slots.get_mut(at) {
            *slot = Slot::Removed;
            self.used -= 1;
        }
    }

    /// Makes room as `PyDict_Merge` does before it copies `keys` over. The caller then adds them.
    pub(super) fn merge<'a>(&mut self, keys: impl Iterator<Item = &'a Text>) {
        let keys: Vec<&Text> = keys.collect();
        if keys.is_empty() {
            return;
        }
        if (self.filled + keys.len()) * 3 >= self.slots.len() * 2 {
            self.resize((self.used + keys.len()) * 2);
        }
        for key in keys {
            self.add(key);
        }
    }

    /// A table into which the keys were put one by one in their present order.
    pub(super) fn rebuilt(&self) -> HashOrder {
        let mut fresh = HashOrder::default();
        for slot in &self.slots {
            if let Slot::Key(key, hash) = slot {
                fresh.put(fresh.free_slot(*hash), key.clone(), *hash);
            }
        }
        fresh
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = SMALLEST_TABLE;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.used = 0;
        self.filled = 0;
        for slot in old {
            if let Slot::Key(key, hash) = slot {
                self.put(self.free_slot(hash), key, hash);
            }
        }
    }

    /// The slot of `key`, or the one where it would be put.
    fn find(&self, key: &str, hash: u64) -> usize {
        let mut removed = None;
        for at in self.probes(hash) {
            match self.slots.get(at) {
                None | Some(Slot::Empty) => return removed.unwrap_or(at),
                Some(Slot::Key(found, known)) if *known == hash && *found == *key => return at,
                Some(Slot::Removed) => removed = removed.or(Some(at)),
                Some(Slot::Key(..)) => {}
            }
        }
        0 // There is always an empty slot, so the probes go on until they find one.
    }

    /// The slot for a key that is not there, in a table from which none was removed.
    fn free_slot(&self, hash: u64) -> usize {
        let is_free = |at: &usize| !matches!(self.slots.get(*at), Some(Slot::Key(..)));
        self.probes(hash).find(is_free).unwrap_or(0)
    }

    /// The slots in the order in which they are looked at for a hash, without an end.
    fn probes(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() as u64 - 1;
        let first = (hash, hash);
        let next = |(walker, perturb): &(u64, u64)| {
            let walker = walker.wrapping_mul(5).wrapping_add(*perturb).wrapping_add(1);
            Some((walker, perturb >> PERTURB_SHIFT))
        };
        std::iter::successors(Some(first), next).map(move |(walker, _)| (walker & mask) as usize)
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
        for key in keys {
            table.add(&Text::made(*key));
        }
        table.keys().map(|key| key.to_string()).collect()
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
        let mut table = HashOrder::default();
        for key in ["/orders", "/orders/{id}", "/health", "get", "post", "/a", "/b", "/c"] {
            table.add(&Text::made(key));
        }
        table.remove("/orders");
        table.add(&Text::made("/z"));
        table.add(&Text::made("/orders"));
        let walked: Vec<&str> = table.keys().map(Text::as_str).collect();
        assert_eq!(walked, ["/orders/{id}", "get", "/orders", "/c", "/b", "/a", "/z", "post", "/health"]);
    }
}

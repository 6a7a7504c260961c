//! The service's order of a map, through the many copies that it makes of one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::hash_order::HashOrder;

/// How many orders are remembered. Few maps take more copies than that until an order comes round again.
const REMEMBERED: usize = 16;

/// A note that can be taken while what it is about is shared.
#[derive(Debug, Default)]
pub(super) struct Settled(AtomicBool);

impl Settled {
    pub(super) fn new(settled: bool) -> Self {
        Settled(AtomicBool::new(settled))
    }

    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, settled: bool) {
        self.0.store(settled, Ordering::Relaxed);
    }
}

impl Clone for Settled {
    fn clone(&self) -> Self {
        Settled::new(self.get())
    }
}

/// The order of a map, and those that it had as the copies before this one.
///
/// A copy is filled anew in the order of the original, which can change the order of keys that collide. As long as
/// no key comes or goes, copies of copies soon come round to an order that there was before: from then on nothing needs
/// to be worked out.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    slots: Arc<HashOrder>,
    /// The orders since a key last came or went, each a copy of the one before.
    since: Vec<Arc<HashOrder>>,
    /// Where among these the present one is.
    at: usize,
    /// Where those begin that come round again, once that is known.
    circle: Option<usize>,
    /// Whether a copy is known to have the same order.
    settled: Settled,
}

impl Order {
    pub(super) fn new(slots: HashOrder) -> Order {
        Order { slots: Arc::new(slots), ..Order::default() }
    }

    pub(super) fn slots(&self) -> &HashOrder {
        &self.slots
    }

    /// The slots, to change them: what was known of copies holds no longer.
    pub(super) fn slots_mut(&mut self) -> &mut HashOrder {
        self.since.clear();
        (self.at, self.circle) = (0, None);
        self.settled.set(false);
        Arc::make_mut(&mut self.slots)
    }

    pub(super) fn is_settled(&self) -> bool {
        self.settled.get()
    }

    /// As it is in a deep copy of the map.
    pub(super) fn copied(self: &Arc<Order>) -> Arc<Order> {
        match self.circle {
            _ if self.settled.get() => self.clone(),
            Some(start) => self.further_round(start),
            None => self.built_anew(),
        }
    }

    fn further_round(&self, start: usize) -> Arc<Order> {
        let next = self.at + 1;
        let at = if next < self.since.len() { next } else { start };
        let slots = self.since.get(at).unwrap_or(&self.slots).clone();
        Arc::new(Order { slots, at, ..self.clone() })
    }

    fn built_anew(self: &Arc<Order>) -> Arc<Order> {
        let slots = Arc::new(self.slots.rebuilt());
        if slots == self.slots {
            self.settled.set(true);
            return self.clone();
        }
        let mut since = self.since.clone();
        if since.is_empty() {
            since.push(self.slots.clone());
        }
        if let Some(start) = since.iter().position(|one| *one == slots) {
            return Arc::new(Order { slots, since, at: start, circle: Some(start), ..Order::default() });
        }
        if since.len() == REMEMBERED {
            since.clear();
        }
        since.push(slots.clone());
        let at = since.len() - 1;
        Arc::new(Order { slots, since, at, ..Order::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Many copies with and without remembering have the same order each time.
    #[test]
    fn copies_that_are_remembered_are_those_that_are_built() {
        for count in [3, 20, 80, 120, 250, 341, 342, 500] {
            let mut slots = HashOrder::default();
            (0..count).for_each(|at| slots.add(&format!("/items/{at}")));
            let mut order = Arc::new(Order::new(slots.clone()));
            for copy in 0..100 {
                (order, slots) = (order.copied(), slots.rebuilt());
                assert_eq!(*order.slots(), slots, "copy {copy} of {count} keys");
            }
        }
    }
}

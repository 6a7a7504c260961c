//! What lists must be.

use super::{Keyword, Place, Validator, presence, words};
use crate::conditions::Scope;
use crate::evaluate::Origin;
use crate::schema::ListLimits;
use crate::tree::Node;

/// Lists of words that a program is called with: the same word twice has its meaning there.
const ARGUMENTS: &[&str] = &["Args", "Arguments", "Command", "EntryPoint"];

impl Validator<'_> {
    pub(super) fn list(&mut self, items: &[Node], limits: &ListLimits, place: &Place, scope: &Scope) {
        let positions = self.positions(limits);
        let rest = limits.items.filter(|_| positions.is_none());
        for (at, item) in items.iter().enumerate() {
            if let Some(schema) = limits.prefix.get(at).copied().or(rest) {
                self.value(item, schema, &place.item(item.span), scope);
            }
        }
        if let Some(schema) = limits.contains {
            let holds =
                items.iter().any(|item| self.trial(item, schema, &place.item(item.span), scope).0.is_empty());
            if !holds {
                self.report(Keyword::Contains, place, place.span, || words::lacks_item(place));
            }
        }
        let asks = positions.is_some()
            || limits.min.is_some()
            || limits.max.is_some()
            || limits.max_unique.is_some();
        let may_repeat = limits.repeatable && !self.is_trial && items.len() > 1;
        if !asks && !limits.unique && limits.unique_keys.is_empty() && !may_repeat {
            return;
        }
        for presence in presence::of_items(items, self.evaluator, scope).all {
            let there = items.iter().enumerate().filter(|(at, _)| presence.has_item(*at));
            self.items_together(&there.map(|(_, item)| item).collect::<Vec<_>>(), limits, place);
        }
    }

    /// How many items have a position, when no others may be there.
    fn positions(&self, limits: &ListLimits) -> Option<u64> {
        let is_closed = limits.items.is_some_and(|items| self.document.get(items).never);
        (is_closed && !limits.prefix.is_empty()).then_some(limits.prefix.len() as u64)
    }

    fn items_together(&mut self, items: &[&Node], limits: &ListLimits, place: &Place) {
        let count = items.len() as u64;
        let too_few = limits.min.is_some_and(|least| count < least);
        if too_few || limits.max.is_some_and(|most| count > most) {
            let words = || words::wrong_count(place, count, limits.min, limits.max, "item");
            self.report(Keyword::ItemCount, place, place.span, words);
        }
        if let Some(most) = self.positions(limits).filter(|most| count > *most) {
            let words = || words::wrong_count(place, count, None, Some(most), "item");
            self.report(Keyword::Prefix, place, place.span, words);
        }
        if limits.unique
            && let Some(twice) = repeated(items, |item| Some((*item).clone()))
        {
            self.report(Keyword::UniqueItems, place, place.span, || words::repeated_item(place, twice));
        }
        if limits.repeatable
            && !self.is_trial
            && self.origin == Origin::Written
            && !ARGUMENTS.contains(&place.name())
            && let Some(twice) = repeated(items, |item| Some((*item).clone()))
        {
            let words = || words::perhaps_repeated_item(place, twice);
            self.report(Keyword::RepeatedItems, place, place.span, words);
        }
        let keys = |item: &&Node| -> Option<Vec<Node>> {
            limits.unique_keys.iter().map(|key| item.get(key).cloned()).collect()
        };
        if !limits.unique_keys.is_empty()
            && let Some(twice) = repeated(items, keys)
        {
            let words = || words::repeated_keys(place, &limits.unique_keys, twice);
            self.report(Keyword::UniqueItems, place, place.span, words);
        }
        if let Some(most) = limits.max_unique {
            let different =
                items.iter().enumerate().filter(|(at, item)| !items.iter().take(*at).any(|one| one == *item));
            let count = different.count() as u64;
            if count > most {
                let words = || words::wrong_count(place, count, None, Some(most), "different item");
                self.report(Keyword::UniqueItemCount, place, place.span, words);
            }
        }
    }
}

/// How many items are compared with each other: lists are rarely as long, and each pair costs.
const MOST_COMPARED: usize = 500;

/// The first item that is like one before it.
fn repeated<'n, T: PartialEq>(items: &[&'n Node], key: impl Fn(&&Node) -> Option<T>) -> Option<&'n Node> {
    let mut seen: Vec<T> = Vec::new();
    for item in items.iter().take(MOST_COMPARED) {
        let Some(key) = key(item) else { continue };
        if seen.contains(&key) {
            return Some(item);
        }
        seen.push(key);
    }
    None
}

//! What maps must be.

use super::presence::{self, Presence};
use super::{Keyword, Place, Validator, words};
use crate::conditions::Scope;
use crate::diagnostic::similar;
use crate::schema::{Additional, ObjectLimits};
use crate::source::Span;
use crate::tree::Map;

impl Validator<'_> {
    pub(super) fn object(&mut self, map: &Map, limits: &ObjectLimits, place: &Place, scope: &Scope) {
        for (key, span, value) in map.as_written() {
            self.entry(key, span, value, limits, place, scope);
        }
        if !limits.asks_for_groups() {
            return;
        }
        let presences = presence::of_keys(map, |key| limits.asks_about(key), self.evaluator, scope);
        if presences.is_cut_short {
            self.report(Keyword::NotProven, place, place.span, || words::not_proven(place));
        }
        for presence in &presences.all {
            self.groups(map, presence, limits, place);
        }
    }

    fn entry(
        &mut self,
        key: &str,
        span: Span,
        value: &crate::tree::Node,
        limits: &ObjectLimits,
        place: &Place,
        scope: &Scope,
    ) {
        let below = place.below(key, span);
        let mut is_known = false;
        if let Some(schema) = limits.properties.get(key) {
            is_known = true;
            self.value(value, *schema, &below, scope);
        }
        for (pattern, schema) in &limits.patterns {
            if pattern.matches(key) {
                is_known = true;
                self.value(value, *schema, &below, scope);
            }
        }
        match limits.additional {
            _ if is_known || key == "Fn::Transform" => {}
            Additional::Allowed => {}
            Additional::Forbidden => {
                self.report(Keyword::UnknownProperty, place, span, || {
                    words::unknown_property(place, key, limits)
                });
            }
            Additional::Schema(schema) => self.value(value, schema, &below, scope),
        }
        if let Some(names) = limits.property_names {
            let name = crate::tree::Node::made(key, span);
            self.plain(&name, names, &below, scope);
        }
    }

    /// What keys must be there together or apart, when these are there.
    fn groups(&mut self, map: &Map, presence: &Presence, limits: &ObjectLimits, place: &Place) {
        let has = |key: &str| presence.has(map, key);
        for key in limits.required.iter().filter(|key| !has(key)) {
            // A key that is not known is told as that, with the name that was meant. Where other keys are
            // allowed, no key is unknown.
            let is_closed = limits.additional == Additional::Forbidden && !self.is_trial;
            if !is_closed || misspelling_of(key, map, limits).is_none() {
                self.report(Keyword::Required, place, place.span, || words::missing(place, key, presence));
            }
        }
        self.alternatives(map, presence, limits, place);
        for (key, others) in limits.dependent_required.iter().filter(|(key, _)| has(key)) {
            for other in others.iter().filter(|other| !has(other)) {
                self.report(Keyword::DependentRequired, place, place.span, || {
                    words::needs_another(key, other)
                });
            }
        }
        for (key, others) in limits.dependent_excluded.iter().filter(|(key, _)| has(key)) {
            for other in others.iter().filter(|other| has(other)) {
                let span = map.key_span(other).unwrap_or(place.span);
                self.report(Keyword::DependentExcluded, place, span, || words::excludes(key, other));
            }
        }
        let count = map.keys().filter(|key| has(key)).count() as u64;
        let too_few = limits.min.is_some_and(|least| count < least);
        if too_few || limits.max.is_some_and(|most| count > most) {
            let words = || words::wrong_count(place, count, limits.min, limits.max, "key");
            self.report(Keyword::PropertyCount, place, place.span, words);
        }
    }

    fn alternatives(&mut self, map: &Map, presence: &Presence, limits: &ObjectLimits, place: &Place) {
        let present = |names: &[Box<str>]| -> Vec<Box<str>> {
            names.iter().filter(|key| presence.has(map, key)).cloned().collect()
        };
        let exclusive = present(&limits.required_xor);
        if !limits.required_xor.is_empty() && exclusive.is_empty() {
            self.report(Keyword::RequiredXor, place, place.span, || {
                words::one_of_needed(place, &limits.required_xor)
            });
        }
        for key in exclusive.iter().filter(|_| exclusive.len() > 1) {
            let span = map.key_span(key).unwrap_or(place.span);
            self.report(Keyword::RequiredXor, place, span, || words::only_one_of(&exclusive));
        }
        if !limits.required_or.is_empty() && present(&limits.required_or).is_empty() {
            self.report(Keyword::RequiredOr, place, place.span, || {
                words::one_of_needed(place, &limits.required_or)
            });
        }
    }
}

impl ObjectLimits {
    /// Whether it depends on the presence of a key what must be there, or how much.
    fn asks_about(&self, key: &str) -> bool {
        let has = |names: &[Box<str>]| names.iter().any(|name| **name == *key);
        let lists = [&self.required, &self.required_xor, &self.required_or];
        let dependents = self.dependent_required.iter().chain(&self.dependent_excluded);
        self.min.is_some()
            || self.max.is_some()
            || lists.iter().any(|list| has(list))
            || dependents.into_iter().any(|(one, others)| **one == *key || has(others))
    }

    /// Whether it says anything about which keys must be there.
    fn asks_for_groups(&self) -> bool {
        let lists = [&self.required, &self.required_xor, &self.required_or];
        lists.iter().any(|list| !list.is_empty())
            || !self.dependent_required.is_empty()
            || !self.dependent_excluded.is_empty()
            || self.min.is_some()
            || self.max.is_some()
    }
}

/// A key that is not known and probably stands for this one.
fn misspelling_of<'m>(key: &str, map: &'m Map, limits: &ObjectLimits) -> Option<&'m str> {
    let unknown = map.keys().map(|key| key.as_str()).filter(|key| !limits.properties.contains_key(*key));
    similar::closest(key, unknown)
}

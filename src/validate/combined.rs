//! Schemas about the same value: all of them, any of them, one of them, not it, if and then.

use super::{Keyword, Place, Validator, Violation, words};
use crate::conditions::Scope;
use crate::schema::{Combined, ObjectLimits, SchemaId, Types};
use crate::tree::Node;

impl<'a> Validator<'a> {
    pub(super) fn combined(&mut self, node: &Node, combined: &Combined, place: &Place, scope: &Scope) {
        for schema in &combined.all_of {
            self.value(node, *schema, place, scope);
        }
        if !combined.any_of.is_empty() {
            self.any_of(node, &combined.any_of, place, scope);
        }
        if !combined.one_of.is_empty() {
            self.one_of(node, &combined.one_of, place, scope);
        }
        if let Some(schema) = combined.not {
            let (violations, met_unknown) = self.trial(node, schema, place, scope);
            if violations.is_empty() && !met_unknown {
                self.forbidden(node, schema, place);
            }
        }
        self.if_then(node, combined, place, scope);
    }

    fn forbidden(&mut self, node: &Node, schema: SchemaId, place: &Place) {
        match (self.only_required(schema), node.as_map()) {
            (Some([first, others @ ..]), Some(map)) if !others.is_empty() => {
                for other in others {
                    let span = map.key_span(other).unwrap_or(place.span);
                    self.report(Keyword::DependentExcluded, place, span, || words::excludes(first, other));
                }
            }
            _ => self.report(Keyword::Not, place, place.of(node), || words::forbidden_form(place, node)),
        }
    }

    /// The keys that a schema requires, when it says nothing else.
    fn only_required(&self, schema: SchemaId) -> Option<&'a [Box<str>]> {
        let schema = self.document.get(self.document.resolve(schema));
        let limits = schema.object.as_ref()?;
        (schema.combined.is_none() && limits.properties.is_empty()).then_some(limits.required.as_slice())
    }

    /// Alternatives that only differ in the one key that each requires: exactly one of these keys.
    fn exclusive_keys(&self, branches: &[SchemaId]) -> Option<Vec<Box<str>>> {
        let sole = |branch: &SchemaId| match self.only_required(*branch)? {
            [key] => Some(key.clone()),
            _ => None,
        };
        branches.iter().map(sole).collect()
    }

    fn if_then(&mut self, node: &Node, combined: &Combined, place: &Place, scope: &Scope) {
        let Some(condition) = combined.condition else { return };
        let (violations, met_unknown) = self.trial(node, condition, place, scope);
        let chosen = match (violations.is_empty(), met_unknown) {
            (true, true) => return,
            (true, false) => combined.then,
            (false, _) => combined.otherwise,
        };
        if let Some(schema) = chosen {
            self.value(node, schema, place, scope);
        }
    }

    fn any_of(&mut self, node: &Node, branches: &[SchemaId], place: &Place, scope: &Scope) {
        let mut attempts = Vec::new();
        for branch in branches {
            let (violations, _) = self.trial(node, *branch, place, scope);
            if violations.is_empty() {
                return;
            }
            attempts.push((*branch, violations));
        }
        self.no_branch(Keyword::AnyOf, node, attempts, place, scope);
    }

    fn one_of(&mut self, node: &Node, branches: &[SchemaId], place: &Place, scope: &Scope) {
        if let (Some(keys), Some(map)) = (self.exclusive_keys(branches), node.as_map()) {
            let limits = ObjectLimits { required_xor: keys, ..ObjectLimits::default() };
            return self.object(map, &limits, place, scope);
        }
        let mut attempts = Vec::new();
        let mut fitting = 0;
        let mut is_unknown = false;
        for branch in branches {
            let (violations, met_unknown) = self.trial(node, *branch, place, scope);
            is_unknown |= met_unknown;
            if violations.is_empty() {
                fitting += 1;
            } else {
                attempts.push((*branch, violations));
            }
        }
        if fitting == 0 {
            self.no_branch(Keyword::OneOf, node, attempts, place, scope);
        } else if fitting > 1 && !is_unknown {
            self.report(Keyword::OneOf, place, place.of(node), || words::several_forms(place));
        }
    }

    /// Reports what is wrong with the branch that was meant, or, when none stands out, which there are.
    fn no_branch(
        &mut self,
        keyword: Keyword,
        node: &Node,
        attempts: Vec<(SchemaId, Vec<Violation>)>,
        place: &Place,
        scope: &Scope,
    ) {
        let is_own =
            |violation: &Violation| violation.keyword == Keyword::Type && violation.span == place.of(node);
        let of_kind = |(_, violations): &&(SchemaId, Vec<Violation>)| !violations.iter().any(is_own);
        let meant = attempts.iter().filter(of_kind).min_by_key(|(_, violations)| distance(violations));
        if let Some((branch, _)) = meant {
            return self.value(node, *branch, place, scope);
        }
        let mut types = Types::default();
        for (branch, _) in &attempts {
            types = types.with(self.types_of(*branch, 0));
        }
        self.report(keyword, place, place.of(node), || words::no_form(place, node, types));
    }
}

/// How far a value is from a branch: a wrong constant tells branches apart more than anything else.
fn distance(violations: &[Violation]) -> (usize, usize) {
    let tells_apart =
        |violation: &&Violation| matches!(violation.keyword, Keyword::Enum | Keyword::UnknownProperty);
    (violations.iter().filter(tells_apart).count(), violations.len())
}

//! Can assumptions hold together? Tried out subject by subject, within a fixed number of steps.

use super::formula::{Comparison, Formula};
use super::scope::Scope;
use super::{Answer, Conditions};

/// How many formulas may be looked at for one question. Real templates need a few dozen.
const STEPS: usize = 20_000;

/// A value of a subject: one of those that it is compared with, or none of them.
pub(super) type Choice = (usize, Option<usize>);

/// Whether a scope can hold, where a subject has a value if one is given.
pub(super) fn answer(conditions: &Conditions, scope: &Scope, choice: Option<Choice>) -> Answer {
    let choices = choice.into_iter().collect();
    let mut search = Search { conditions, scope, choices, known: Vec::new(), steps: STEPS };
    match search.can_hold() {
        _ if search.steps == 0 => Answer::Unproven,
        true => Answer::Possible,
        false => Answer::Impossible,
    }
}

/// What is known of a formula when only some subjects have values.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tri {
    Known(bool),
    /// It depends on this comparison, and maybe more.
    DependsOn(Comparison),
    /// It depends on what cannot be made out: it can be whatever is needed.
    Free,
}

struct Search<'a> {
    conditions: &'a Conditions,
    scope: &'a Scope,
    /// The subjects that have a value so far.
    choices: Vec<Choice>,
    /// What named conditions came to under the present choices.
    known: Vec<Option<Tri>>,
    steps: usize,
}

impl Search<'_> {
    /// Whether the assumptions can hold under the present choices.
    fn can_hold(&mut self) -> bool {
        self.known = vec![None; self.conditions.formulas.len()];
        let mut undecided = None;
        for (condition, wanted) in self.scope.iter() {
            match self.named(condition.index(), 0) {
                Tri::Known(value) if value != wanted => return false,
                Tri::DependsOn(comparison) => undecided = undecided.or(Some(comparison)),
                Tri::Known(_) | Tri::Free => {}
            }
        }
        match undecided {
            None => true,
            Some(comparison) => self.try_values(comparison),
        }
    }

    fn try_values(&mut self, comparison: Comparison) -> bool {
        let subject = self.conditions.subjects.get(comparison.subject);
        let Some(subject) = subject else { return true };
        let is_other = |(at, value): (usize, &Option<String>)| {
            (at != comparison.value && value.is_some()).then_some(Some(at))
        };
        let others = subject.values.iter().enumerate().filter_map(is_other);
        let none_of_them = subject.is_open.then_some(None);
        for choice in std::iter::once(Some(comparison.value)).chain(none_of_them).chain(others) {
            self.choices.push((comparison.subject, choice));
            let holds = self.can_hold();
            self.choices.pop();
            if holds || self.steps == 0 {
                return holds;
            }
        }
        false
    }

    fn named(&mut self, index: usize, depth: usize) -> Tri {
        // Conditions that refer to one another in a circle are reported elsewhere.
        if depth > self.conditions.formulas.len() {
            return Tri::Free;
        }
        if let Some(Some(known)) = self.known.get(index) {
            return *known;
        }
        let Some((_, formula)) = self.conditions.formulas.get_index(index) else { return Tri::Free };
        let value = self.evaluate(formula, depth + 1);
        if let Some(slot) = self.known.get_mut(index) {
            *slot = Some(value);
        }
        value
    }

    fn evaluate(&mut self, formula: &Formula, depth: usize) -> Tri {
        self.steps = self.steps.saturating_sub(1);
        match formula {
            _ if self.steps == 0 => Tri::Free,
            Formula::Constant(value) => Tri::Known(*value),
            Formula::Unknown => Tri::Free,
            Formula::Named(id) => self.named(id.index(), depth),
            Formula::Comparison(comparison) => self.compare(*comparison),
            Formula::Not(inner) => match self.evaluate(inner, depth) {
                Tri::Known(value) => Tri::Known(!value),
                other => other,
            },
            Formula::All(parts) => self.evaluate_parts(parts, false, depth),
            Formula::Any(parts) => self.evaluate_parts(parts, true, depth),
        }
    }

    /// One part with the value `decisive` decides; otherwise all of them must be known.
    fn evaluate_parts(&mut self, parts: &[Formula], decisive: bool, depth: usize) -> Tri {
        let mut open = None;
        for part in parts {
            match self.evaluate(part, depth) {
                Tri::Known(value) if value == decisive => return Tri::Known(decisive),
                Tri::Known(_) => {}
                Tri::Free => open = open.or(Some(Tri::Free)),
                // What can be tried out is worth more than what cannot.
                depends => open = open.filter(|open| *open != Tri::Free).or(Some(depends)),
            }
        }
        open.unwrap_or(Tri::Known(!decisive))
    }

    fn compare(&self, comparison: Comparison) -> Tri {
        match self.choices.iter().find(|(subject, _)| *subject == comparison.subject) {
            Some((_, choice)) => Tri::Known(*choice == Some(comparison.value)),
            None => Tri::DependsOn(comparison),
        }
    }
}

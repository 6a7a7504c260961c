//! What the `Conditions` section says, and what can be true at the same time.
//!
//! Conditions are formulas over comparisons. Whether a set of assumptions can hold is asked about the
//! few conditions that are in scope where something stands, never about all of them together, and
//! within a fixed number of steps: a template cannot make samc try out all combinations.

mod formula;
mod read;
mod scope;
mod solve;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

pub use formula::{Comparison, Formula};
pub use scope::{ConditionId, Scope};

use crate::tree::{Map, Node, Text};

/// Whether assumptions can hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They can, for some values of the parameters.
    Possible,
    /// They cannot, whatever the values.
    Impossible,
    /// Finding out would have taken more steps than it is worth.
    Unproven,
}

/// The conditions of a template.
#[derive(Debug, Default)]
pub struct Conditions {
    formulas: IndexMap<Text, Formula>,
    /// What is compared with literals, by its printed form.
    subjects: Vec<formula::Subject>,
    answers: RefCell<HashMap<(Scope, Option<solve::Choice>), Answer, RandomState>>,
}

impl Conditions {
    /// Reads the section. Parameters that have a value are taken for that value; the others can have
    /// any that is allowed.
    pub fn of(section: &Map, parameters: &Map, given: &IndexMap<String, Node>) -> Conditions {
        read::Reader::new(section, parameters, given).read()
    }

    /// The condition of this name.
    pub fn find(&self, name: &str) -> Option<ConditionId> {
        self.formulas.get_index_of(name).map(ConditionId::new)
    }

    /// The name of a condition.
    pub fn name(&self, id: ConditionId) -> &str {
        self.formulas.get_index(id.index()).map_or("", |(name, _)| name.as_str())
    }

    /// What a condition says.
    pub fn formula(&self, id: ConditionId) -> Option<&Formula> {
        self.formulas.get_index(id.index()).map(|(_, formula)| formula)
    }

    /// Whether all that a scope assumes can hold.
    pub fn answer(&self, scope: &Scope) -> Answer {
        self.answer_where(scope, None)
    }

    /// Each question is worked out once.
    fn answer_where(&self, scope: &Scope, choice: Option<solve::Choice>) -> Answer {
        if scope.is_empty() {
            return Answer::Possible;
        }
        let question = (scope.clone(), choice);
        if let Some(answer) = self.answers.borrow().get(&question) {
            return *answer;
        }
        let answer = solve::answer(self, scope, choice);
        self.answers.borrow_mut().insert(question, answer);
        answer
    }

    /// Whether something, such as `{"Ref":"Name"}`, can have a value where all that a scope assumes holds: `''` is
    /// none of a parameter's values where a condition says that it is not empty.
    pub fn allows(&self, scope: &Scope, printed: &str, value: &str) -> bool {
        let compared = self.subjects.iter().enumerate().find(|(_, subject)| subject.printed == printed);
        let choice = compared.map(|(at, subject)| {
            (at, subject.values.iter().position(|known| known.as_deref() == Some(value)))
        });
        self.answer_where(scope, choice) != Answer::Impossible
    }

    /// Whether all that a scope assumes can hold, as far as is known.
    pub fn is_possible(&self, scope: &Scope) -> bool {
        self.answer(scope) != Answer::Impossible
    }

    /// All that two scopes assume; `None` when they cannot hold together.
    pub fn both(&self, one: &Scope, other: &Scope) -> Option<Scope> {
        one.and(other).filter(|both| self.is_possible(both))
    }

    /// The scope with one more assumption; `None` when they cannot hold together. A condition that the
    /// template does not define assumes nothing.
    pub fn assume(&self, scope: &Scope, condition: &str, holds: bool) -> Option<Scope> {
        let Some(id) = self.find(condition) else { return Some(scope.clone()) };
        let scope = scope.with(id, holds)?;
        self.is_possible(&scope).then_some(scope)
    }
}

//! The elements of documents and statements: which are there, and which there are not.

use super::policy_documents::{has_function, key_span, presence};
use super::problem::Problem;
use crate::check::{Reached, Subject};
use crate::diagnostic::similar;
use crate::evaluate;
use crate::tree::Map;

/// Keys that are no elements of what the map is; and those to choose from.
pub fn unknown(map: &Map, elements: &[&str], possible: &[&str], owner: &str) -> Vec<Problem> {
    let unknown = map.as_written().filter(|(key, ..)| !is_element(key, elements));
    let problem = |key: &str, span| {
        let problem = Problem::new(span, format!("{owner} has no element `{key}`"));
        problem.closest(key, possible, format!("it takes `{}`", possible.join("`, `")))
    };
    unknown.map(|(key, span, _)| problem(key, span)).collect()
}

fn is_element(key: &str, elements: &[&str]) -> bool {
    elements.contains(&key) || evaluate::is_function(key)
}

/// An element, and the one that says the opposite.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Such as `Action`.
    pub element: &'static str,
    /// Such as `NotAction`.
    pub opposite: &'static str,
    /// What to write when neither is there.
    pub help: &'static str,
}

impl Pair {
    /// One of the two must be there, and not both.
    pub fn problem(&self, subject: &Subject, statement: &Reached) -> Option<Problem> {
        let cases = self.cases(subject, statement);
        if cases.contains(&(true, true)) {
            return Some(self.both(statement));
        }
        cases.contains(&(false, false)).then(|| self.neither(statement))?
    }

    fn cases(&self, subject: &Subject, statement: &Reached) -> Vec<(bool, bool)> {
        let elements = presence(subject, statement, self.element, &statement.scope).into_iter();
        let both = elements.flat_map(|(has_element, scope)| {
            let opposites = presence(subject, statement, self.opposite, &scope).into_iter();
            opposites.map(move |(has_opposite, _)| (has_element, has_opposite))
        });
        both.collect()
    }

    fn both(&self, statement: &Reached) -> Problem {
        let mut keys = [self.element, self.opposite].map(|element| key_span(statement, element));
        keys.sort_by_key(|span| span.start);
        let [first, second] = keys;
        let found = format!("a statement has `{}` or `{}`, not both", self.element, self.opposite);
        Problem::new(second, found).related(first, "the other one").help("leave one of them out")
    }

    /// Unless it is misspelt, or a function may make it.
    fn neither(&self, statement: &Reached) -> Option<Problem> {
        let is_misspelt = is_misspelt(statement, &[self.element, self.opposite]);
        let problem = Problem::new(statement.span, format!("this statement has no `{}`", self.element));
        (!is_misspelt && !has_function(statement.node)).then(|| problem.help(self.help))
    }
}

/// Whether a key of a statement is close to one of these elements.
pub fn is_misspelt(statement: &Reached, elements: &[&str]) -> bool {
    let is_close =
        |key: &str| !elements.contains(&key) && similar::closest(key, elements.iter().copied()).is_some();
    statement.node.as_map().is_some_and(|map| map.keys().any(|key| is_close(key)))
}

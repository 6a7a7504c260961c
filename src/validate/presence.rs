//! Which keys of a map, and items of a list, are there: `AWS::NoValue` takes some away, and conditions decide.

use crate::conditions::Scope;
use crate::evaluate::Evaluator;
use crate::template::intrinsic;
use crate::tree::{Map, Node};

/// How many conditions may decide about one map before combinations of them are not looked at.
const MOST_CONDITIONS: usize = 6;

/// What is there under some assumptions.
#[derive(Debug, Clone, Default)]
pub(super) struct Presence {
    /// The positions of what is taken away.
    absent: Vec<usize>,
    /// Whether conditions decided it.
    pub is_conditional: bool,
}

impl Presence {
    /// Whether a key is there.
    pub fn has(&self, map: &Map, key: &str) -> bool {
        match map.position(key) {
            Some(position) => !self.absent.contains(&position),
            None => false,
        }
    }

    /// Whether the item at a position is there.
    pub fn has_item(&self, position: usize) -> bool {
        !self.absent.contains(&position)
    }
}

/// All that can be there.
#[derive(Debug, Default)]
pub(super) struct Presences {
    pub all: Vec<Presence>,
    /// Whether there are more combinations than were looked at.
    pub is_cut_short: bool,
}

/// Which of the keys that are asked about are there. The conditions of others decide nothing, and are not looked at.
pub(super) fn of_keys(
    map: &Map,
    is_asked_about: impl Fn(&str) -> bool,
    evaluator: &Evaluator,
    scope: &Scope,
) -> Presences {
    let entries = map.as_written();
    let values: Vec<_> = entries.map(|(key, _, node)| Some(node).filter(|_| is_asked_about(key))).collect();
    of(&values, evaluator, scope)
}

pub(super) fn of_items(items: &[Node], evaluator: &Evaluator, scope: &Scope) -> Presences {
    of(&items.iter().map(Some).collect::<Vec<_>>(), evaluator, scope)
}

/// Of values by their positions; those that nobody asks about are left out.
fn of(values: &[Option<&Node>], evaluator: &Evaluator, scope: &Scope) -> Presences {
    let mut conditions: Vec<&str> = Vec::new();
    for value in values.iter().flatten().filter(|value| may_be_absent(value)) {
        collect_conditions(value, &mut conditions);
    }
    let is_cut_short = conditions.len() > MOST_CONDITIONS;
    conditions.truncate(MOST_CONDITIONS);
    let mut scopes = vec![scope.clone()];
    for condition in &conditions {
        let both =
            |scope: &Scope| [true, false].map(|holds| evaluator.conditions.assume(scope, condition, holds));
        scopes = scopes.iter().flat_map(both).flatten().collect();
    }
    let is_conditional = !conditions.is_empty();
    let all =
        scopes.iter().map(|scope| Presence { absent: absent(values, evaluator, scope), is_conditional });
    Presences { all: all.collect(), is_cut_short }
}

fn absent(values: &[Option<&Node>], evaluator: &Evaluator, scope: &Scope) -> Vec<usize> {
    let is_absent = |value: &Node| may_be_absent(value) && is_certainly_absent(value, evaluator, scope);
    let asked = values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
    asked.filter(|(_, value)| is_absent(value)).map(|(at, _)| at).collect()
}

/// Whether all that the value can be in the scope is `AWS::NoValue`.
fn is_certainly_absent(value: &Node, evaluator: &Evaluator, scope: &Scope) -> bool {
    if intrinsic::is_no_value(value) {
        return true;
    }
    let branches = evaluator.branches_of(value, scope);
    !branches.is_empty()
        && branches.iter().all(|(branch, scope)| is_certainly_absent(branch, evaluator, scope))
}

/// Whether `AWS::NoValue` stands in it, or in a branch of it.
fn may_be_absent(value: &Node) -> bool {
    intrinsic::is_no_value(value)
        || intrinsic::if_arguments(value)
            .is_some_and(|(_, then, otherwise)| may_be_absent(then) || may_be_absent(otherwise))
}

fn collect_conditions<'n>(value: &'n Node, conditions: &mut Vec<&'n str>) {
    let Some((condition, then, otherwise)) = intrinsic::if_arguments(value) else { return };
    if let Some(name) = condition.as_str().filter(|name| !conditions.contains(name)) {
        conditions.push(name);
    }
    collect_conditions(then, conditions);
    collect_conditions(otherwise, conditions);
}

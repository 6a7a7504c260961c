//! Whole numbers that properties can have, for rules that compare several of them.

use crate::check::{Resource, Subject};
use crate::conditions::Scope;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::Node;

/// How many numbers of one property are looked at.
const MOST: usize = 16;

/// A number that a property can have.
#[derive(Debug, Clone)]
pub struct Number {
    /// The number.
    pub value: i128,
    /// What holds then.
    pub scope: Scope,
    /// Where it is written; for a default, the properties of the resource.
    pub span: Span,
}

/// The numbers at a path below `Properties`.
pub fn at(subject: &Subject, resource: &Resource, path: &[&str]) -> Vec<Number> {
    let reached = subject.reach(resource, path).into_iter();
    let numbers = reached.flat_map(|at| {
        let values = subject.evaluator.values(at.node, &at.scope).into_iter();
        let span = at.node.span;
        values.filter_map(move |one| {
            Some(Number { value: one.node.scalar_text()?.trim().parse().ok()?, scope: one.scope, span })
        })
    });
    numbers.take(MOST).collect()
}

/// The numbers of a property, and its default where it is not given.
pub fn or_default(subject: &Subject, resource: &Resource, property: &str, default: i128) -> Vec<Number> {
    let mut numbers = at(subject, resource, &[property]);
    let missing = |scope| Number { value: default, scope, span: resource.attribute_span("Properties") };
    match resource.property(property) {
        None => numbers.push(missing(resource.scope.clone())),
        Some(node) => {
            let alternatives = subject.evaluator.alternatives(node, &resource.scope).into_iter();
            let lacks = |(node, _): &(&Node, Scope)| intrinsic::is_no_value(node);
            numbers.extend(alternatives.filter(lacks).map(|(_, scope)| missing(scope)));
        }
    }
    numbers
}

/// Whether what several scopes assume can hold together.
pub fn can_hold(subject: &Subject, scopes: &[&Scope]) -> bool {
    let all = scopes.iter().try_fold(Scope::new(), |all, scope| all.and(scope));
    all.is_some_and(|all| subject.evaluator.conditions.is_possible(&all))
}

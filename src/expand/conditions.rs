//! Conditions that samc adds to a template.

use super::context::Context;
use crate::source::Span;
use crate::tree::{IntoNode, Node, Text};

/// The most operands that `Fn::Or` takes (AWS CloudFormation user guide, condition functions).
const MOST_OPERANDS: usize = 10;

/// Adds the condition `name` that holds when any of `conditions` does. More than ten are chained
/// through numbered conditions: `name2` takes the first ten, `name1` the next with `name2` at the
/// end, `name` what is left.
pub fn add_any_of(context: &mut Context, name: &str, conditions: Vec<Text>, cause: Span) {
    let mut left = conditions;
    let mut number = left.len().saturating_sub(2) / (MOST_OPERANDS - 1);
    while left.len() > 1 {
        let part = if number > 0 { format!("{name}{number}") } else { name.to_owned() };
        number = number.saturating_sub(1);
        let rest = left.split_off(left.len().min(MOST_OPERANDS));
        let operands: Vec<Node> = left.iter().map(|name| map!(cause; "Condition" => name)).collect();
        context.conditions.insert(part.clone(), map!(cause; "Fn::Or" => operands.into_node(cause)));
        left = rest;
        left.push(part.into());
    }
}

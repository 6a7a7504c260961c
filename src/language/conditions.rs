//! Conditions, where what is known decides them.

use super::values::{Known, Unknown, Values, as_text};
use crate::template::intrinsic;
use crate::tree::{Node, Text};

/// How many levels of lists and maps conditions may have together that name each other: nobody nests them this deeply. It
/// bounds the stack.
const DEEPEST: usize = 500;

/// What has become of a condition.
#[derive(Debug, Clone)]
pub enum Decision {
    /// It is being decided: meeting it again means that it depends on itself.
    Open,
    /// It was decided, or cannot be.
    Done(Result<bool, Unknown>),
}

/// `Fn::If`: the value of the branch that its condition chooses.
pub fn choose(values: &mut Values, argument: &Node) -> Known {
    let [condition, then, otherwise] = argument.as_list().map(Vec::as_slice).unwrap_or_default() else {
        return Err(Unknown::new(argument.span, "`Fn::If` takes a condition and two values"));
    };
    let branch = if named(values, condition)? { then } else { otherwise };
    values.evaluate(branch)
}

/// Whether the condition of this name holds.
pub fn named(values: &mut Values, name: &Node) -> Result<bool, Unknown> {
    let text = name.as_text().cloned();
    let text = text.ok_or_else(|| Unknown::new(name.span, "the name of a condition is needed"))?;
    match values.decided.get(&text) {
        Some(Decision::Done(decided)) => decided.clone(),
        Some(Decision::Open) => Err(Unknown::new(name.span, format!("condition `{text}` depends on itself"))),
        None => decide(values, text, name),
    }
}

fn decide(values: &mut Values, text: Text, name: &Node) -> Result<bool, Unknown> {
    let Some(condition) = values.conditions.get(&text).cloned() else {
        return Err(Unknown::new(name.span, format!("there is no condition `{text}`")));
    };
    let levels = values.open_levels + condition.levels();
    if levels > DEEPEST {
        return Err(Unknown::new(name.span, "the conditions are nested too deeply"));
    }
    values.decided.insert(text.clone(), Decision::Open);
    let before = std::mem::replace(&mut values.open_levels, levels);
    let decided = holds(values, &condition);
    values.open_levels = before;
    values.decided.insert(text, Decision::Done(decided.clone()));
    decided
}

fn holds(values: &mut Values, condition: &Node) -> Result<bool, Unknown> {
    values.spend(1, condition.span)?;
    let name = intrinsic::function_name(condition).map(|name| name.as_str());
    let argument = name.and_then(|name| intrinsic::argument(condition, name));
    let operands = argument.and_then(Node::as_list).map(Vec::as_slice).unwrap_or_default();
    match (name, operands) {
        (Some("Condition"), _) => named(values, argument.unwrap_or(condition)),
        (Some("Fn::Equals"), [left, right]) => Ok(comparable(values, left)? == comparable(values, right)?),
        (Some("Fn::Not"), [operand]) => Ok(!holds(values, operand)?),
        (Some("Fn::And"), [_, ..]) => Ok(!any(values, operands, false)?),
        (Some("Fn::Or"), [_, ..]) => any(values, operands, true),
        _ => Err(Unknown::new(condition.span, "this is not a condition")),
    }
}

/// Whether any operand comes out as `wanted`: one is enough, even when others are not known.
fn any(values: &mut Values, operands: &[Node], wanted: bool) -> Result<bool, Unknown> {
    let mut unknown = None;
    for operand in operands {
        match holds(values, operand) {
            Ok(decided) if decided == wanted => return Ok(true),
            Ok(_) => {}
            Err(why) => unknown = unknown.or(Some(why)),
        }
    }
    unknown.map_or(Ok(false), Err)
}

/// A value for `Fn::Equals`, which compares scalars as text.
fn comparable(values: &mut Values, node: &Node) -> Known {
    let value = values.evaluate(node)?;
    Ok(as_text(&value).map_or(value, |text| Node::made(text, node.span)))
}

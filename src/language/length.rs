//! `Fn::Length`: the number of items of a list.

use super::values::{Known, Unknown, Values};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Value};

/// The number of items of the argument.
pub fn evaluate(values: &mut Values, argument: &Node) -> Known {
    let count = values.list(argument)?.len();
    let count = i128::try_from(count).map_err(|_| Unknown::new(argument.span, "the list is too long"))?;
    Ok(count.into_node(argument.span))
}

/// What is wrong with an argument, whatever its functions come out as.
pub fn check(argument: &Node) -> Option<Diagnostic> {
    if matches!(argument.value, Value::List(_)) || intrinsic::is_intrinsic(argument) {
        return None;
    }
    let found = format!("`Fn::Length` takes a list, but this is {}", argument.kind());
    let help = "write a list, or a function that makes one, such as `!Split [\",\", \"a,b\"]`";
    Some(Diagnostic::new(code::INVALID_LENGTH, argument.span, found).help(help))
}

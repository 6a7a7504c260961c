//! `Fn::ToJsonString`: a map or list as JSON text.

use super::values::{Known, Unknown, Values};
use crate::diagnostic::{Diagnostic, code};
use crate::emit::json;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Text, Value};

/// The JSON text of the argument, once all functions in it are known: a value that only AWS knows
/// may need escapes in JSON, which no other function could add later.
pub fn evaluate(values: &mut Values, argument: &Node) -> Known {
    let value = values.evaluate(argument)?;
    if !matches!(value.value, Value::Map(_) | Value::List(_)) || intrinsic::is_no_value(&value) {
        return Err(Unknown::new(argument.span, format!("a map or a list is needed, not {}", value.kind())));
    }
    let text = json::to_compact_json(&value);
    values.spend(text.len(), argument.span)?;
    Ok(Text::written(text).into_node(argument.span))
}

/// What is wrong with an argument, whatever its functions come out as.
pub fn check(argument: &Node) -> Option<Diagnostic> {
    if matches!(argument.value, Value::Map(_) | Value::List(_)) {
        return None;
    }
    let found = format!("`Fn::ToJsonString` takes a map or a list, but this is {}", argument.kind());
    let help = "write the value itself where a string is wanted";
    Some(Diagnostic::new(code::INVALID_TO_JSON_STRING, argument.span, found).help(help))
}

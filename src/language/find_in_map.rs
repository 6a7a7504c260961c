//! `Fn::FindInMap` with what `AWS::LanguageExtensions` adds: a `DefaultValue`, and functions for the
//! names.

use super::values::{Known, Unknown, Values};
use crate::diagnostic::{Diagnostic, code};
use crate::template::intrinsic;
use crate::tree::Node;

/// The name under which the value for missing keys is given.
const DEFAULT: &str = "DefaultValue";

/// What looking into the mappings gave.
enum Found {
    /// A value.
    Value(Node),
    /// There is no such entry, but a value for that case.
    Default(Node),
}

/// The value in the mapping, or else the default.
pub fn evaluate(values: &mut Values, argument: &Node) -> Known {
    match look_up(values, argument)? {
        Found::Value(value) => Ok(value),
        Found::Default(default) => values.evaluate(&default),
    }
}

/// What a call can be replaced by: the default may hold functions that only AWS knows.
pub fn replacement(values: &mut Values, argument: &Node) -> Known {
    match look_up(values, argument)? {
        Found::Value(value) | Found::Default(value) => Ok(value),
    }
}

fn look_up(values: &mut Values, argument: &Node) -> Result<Found, Unknown> {
    let (names, default) = match argument.as_list().map(Vec::as_slice) {
        Some([map, top, second]) => ([map, top, second], None),
        Some([map, top, second, options]) => ([map, top, second], options.get(DEFAULT)),
        _ => return Err(Unknown::new(argument.span, "`Fn::FindInMap` takes a map name and two keys")),
    };
    let mut path = Vec::new();
    for name in names {
        path.push(values.text(name)?);
    }
    let [map, top, second] = path.as_slice() else {
        return Err(Unknown::new(argument.span, "a key is missing"));
    };
    let found = values.mappings.get(map).and_then(|map| map.at(&[top, second])).cloned();
    match (found, default) {
        (Some(found), _) => {
            values.spend(found.as_list().map_or(1, Vec::len), argument.span)?;
            Ok(Found::Value(found))
        }
        (None, Some(default)) => Ok(Found::Default(default.clone())),
        (None, None) => {
            let why = format!("mapping `{map}` has no value under `{top}`, `{second}`");
            let help = "add it to the mapping, or give a fourth argument: `- DefaultValue: …`".to_owned();
            Err(Unknown { help: Some(help), ..Unknown::new(argument.span, why) })
        }
    }
}

/// Whether the call needs `AWS::LanguageExtensions`: CloudFormation itself takes only `Ref` and
/// `Fn::FindInMap` for the names, and no default.
pub fn is_extended(argument: &Node) -> bool {
    let items = argument.as_list().map(Vec::as_slice).unwrap_or_default();
    let plain = |name: &str| name == "Ref" || name == "Fn::FindInMap";
    let extended = |item: &Node| intrinsic::function_name(item).is_some_and(|name| !plain(name));
    items.len() == 4 || items.iter().any(extended)
}

/// Whether the call has a value for missing keys.
pub fn has_default(argument: &Node) -> bool {
    argument.as_list().and_then(|items| items.get(3)?.get(DEFAULT)).is_some()
}

/// What is wrong with the arguments, whatever their functions come out as.
pub fn check(argument: &Node) -> Option<Diagnostic> {
    let Some([_, _, _, options]) = argument.as_list().map(Vec::as_slice) else { return None };
    let sole = options.as_map().and_then(|map| map.sole_entry());
    if sole.is_some_and(|(name, _)| *name == DEFAULT) {
        return None;
    }
    let found = "the fourth argument of `Fn::FindInMap` must be a map with `DefaultValue` and nothing else";
    let help = "write `- DefaultValue: value` as the last item";
    Some(Diagnostic::new(code::INVALID_FIND_IN_MAP, options.span, found).help(help))
}

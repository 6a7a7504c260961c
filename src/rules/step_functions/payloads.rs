//! Values with paths or expressions in them: `Parameters`, `Arguments`, `Assign` and their like.

use super::definitions::is_open;
use super::fields::Language;
use super::report::Report;
use super::{expressions, literal_path, paths};
use crate::source::Span;
use crate::tree::{Node, Value};

/// Checks the paths and expressions in a value.
pub fn check(field: &str, node: &Node, language: Language, report: &mut Report) {
    let mut waiting = vec![(field, node.span, node)];
    while let Some((key, span, node)) = waiting.pop() {
        match &node.value {
            _ if is_open(node) => {}
            Value::Map(map) => {
                waiting.extend(map.as_written().map(|(key, span, node)| (key.as_str(), span, node)))
            }
            Value::List(items) => waiting.extend(items.iter().map(|item| (key, span, item))),
            _ => scalar(key, span, node, language, report),
        }
    }
}

fn scalar(key: &str, span: Span, node: &Node, language: Language, report: &mut Report) {
    match (language, node.as_str()) {
        (Language::JsonPath, _) if key.ends_with(".$") => paths::path_or_call(key, node, report),
        (Language::JsonPath, Some(text)) => literal_path::check(key, span, text, report),
        (Language::Jsonata, Some(_)) => expressions::check(node, report),
        _ => {}
    }
}

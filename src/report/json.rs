//! Diagnostics as a JSON array.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The findings as a JSON array.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let list: Vec<Value> = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect();
    let mut text = serde_json::to_string_pretty(&Value::Array(list)).unwrap_or_default();
    text.push('\n');
    text
}

fn finding(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    json!({
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "file": sources.get(diagnostic.span.file).map(|source| source.name.clone()),
        "span": place(diagnostic.span, sources),
        "resource": diagnostic.resource,
        "help": diagnostic.help,
    })
}

fn place(span: Span, sources: &Sources) -> Value {
    let Some(source) = sources.get(span.file) else { return Value::Null };
    let point = |offset| {
        let at = source.position(offset);
        json!({"line": at.line, "column": at.column, "offset": at.offset})
    };
    json!({"start": point(span.start), "end": point(span.end)})
}

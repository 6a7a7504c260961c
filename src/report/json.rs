//! Diagnostics as a JSON array, for scripts. Fields may be added, but are never renamed.

use serde_json::{Value, json};

use super::locate::Step;
use super::{Finding, Place, Report};
use crate::diagnostic::{Edit, Fix};
use crate::source::{Position, Sources, Span};

/// The findings as a JSON array.
pub fn render(report: &Report) -> String {
    let list = report.findings.iter().map(finding).collect();
    print(&Value::Array(list))
}

/// The findings as JSON objects, one on a line.
pub fn render_lines(report: &Report) -> String {
    report.findings.iter().map(|found| format!("{}\n", finding(found))).collect()
}

/// A JSON value with two spaces of indentation and a newline at the end.
pub fn print(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn finding(finding: &Finding) -> Value {
    let (diagnostic, sources) = (finding.diagnostic, finding.sources);
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| {
            let message = &related.message;
            json!({"message": message, "file": file(related.span, sources), "span": span(related.span, sources)})
        })
        .collect();
    json!({
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "label": diagnostic.label,
        "file": file(diagnostic.span, sources),
        "span": span(diagnostic.span, sources),
        "path": path(&finding.path),
        "resource": finding.resource,
        "help": diagnostic.help,
        "related": related,
        "fix": diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty()).map(|fix| fix_value(fix, sources)),
    })
}

fn fix_value(fix: &Fix, sources: &Sources) -> Value {
    let edit = |edit: &Edit| json!({"span": span(edit.span, sources), "text": edit.text});
    let edits: Vec<Value> = fix.edits.iter().map(edit).collect();
    json!({"title": fix.title, "safety": fix.safety.name(), "edits": edits})
}

/// The name of the text that the span lies in.
pub fn file(span: Span, sources: &Sources) -> Value {
    sources.get(span.file).map_or(Value::Null, |source| json!(source.name))
}

/// The ends of the span.
pub fn span(span: Span, sources: &Sources) -> Value {
    let Some(place) = Place::of(span, sources) else { return Value::Null };
    json!({"start": position(place.start), "end": position(place.end)})
}

fn position(at: Position) -> Value {
    json!({"line": at.line, "column": at.column, "offset": at.offset})
}

/// The path as a list of keys and positions, or null where the document as a whole is meant.
pub fn path(path: &[Step]) -> Value {
    if path.is_empty() {
        return Value::Null;
    }
    let step = |step: &Step| match step {
        Step::Key(key) => json!(key),
        Step::Index(index) => json!(index),
    };
    path.iter().map(step).collect()
}

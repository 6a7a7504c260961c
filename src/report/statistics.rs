//! How often each kind of finding occurs.

use std::cmp::Reverse;

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{Report, json};
use crate::diagnostic::{Code, Severity};

/// A kind of finding, how bad it was, and how often.
type Count = (Code, Severity, usize);

/// A line for each kind, the most frequent first.
pub fn render(report: &Report) -> String {
    let counts = counts(report);
    let width = counts.first().map_or(0, |(_, _, count)| count.to_string().len());
    let ids = counts.iter().map(|(code, ..)| code.id.len()).max().unwrap_or(0);
    let line = |(code, severity, count): &Count| {
        format!("{count:>width$}  {:<7}  {:<ids$}  {}\n", severity.name(), code.id, code.name)
    };
    counts.iter().map(line).collect()
}

/// The same as a JSON array.
pub fn render_json(report: &Report) -> String {
    let count = |(code, severity, count): &Count| json!({"code": code.id, "name": code.name, "severity": severity.name(), "count": count});
    json::print(&Value::Array(counts(report).iter().map(count).collect()))
}

fn counts(report: &Report) -> Vec<Count> {
    let mut counts: IndexMap<(&str, &str, &str), Count> = IndexMap::new();
    for found in report.findings.iter().map(|finding| finding.diagnostic) {
        let kind = (found.code.id, found.code.name, found.severity.name());
        counts.entry(kind).or_insert((found.code, found.severity, 0)).2 += 1;
    }
    let mut counts: Vec<Count> = counts.into_values().collect();
    counts.sort_by_key(|(code, _, count)| (Reverse(*count), code.id, code.name));
    counts
}

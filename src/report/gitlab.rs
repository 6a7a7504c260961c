//! Diagnostics as GitLab takes them for the Code Quality widget of a merge request:
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fingerprint::{fingerprint, hash};
use super::{Finding, Report, json};
use crate::diagnostic::Severity;

/// The findings as a JSON array.
pub fn render(report: &Report) -> String {
    let mut seen = BTreeMap::new();
    json::print(&report.findings.iter().map(|found| issue(found, &mut seen)).collect())
}

/// GitLab shows only one of those with the same fingerprint, so equal ones are numbered.
fn issue(finding: &Finding, seen: &mut BTreeMap<String, usize>) -> Value {
    let first = fingerprint(finding);
    let count = seen.entry(first.clone()).or_default();
    let fingerprint = if *count == 0 { first } else { hash(&[&first, &count.to_string()]) };
    *count += 1;
    let place = finding.place();
    let line = |at: fn(&super::Place) -> usize| place.as_ref().map_or(1, at);
    json!({
        "description": finding.text(),
        "check_name": format!("{} {}", finding.diagnostic.code.id, finding.diagnostic.code.name),
        "fingerprint": fingerprint,
        "severity": severity(finding.diagnostic.severity),
        "location": {
            "path": place.as_ref().map_or("", |place| place.file).trim_start_matches("./"),
            "lines": {"begin": line(|place| place.start.line), "end": line(|place| place.end.line)},
        },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

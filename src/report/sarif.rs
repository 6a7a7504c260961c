//! Diagnostics as SARIF 2.1.0, for code scanning services and editors.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fingerprint::fingerprint;
use super::{Finding, Place, Report, json};
use crate::diagnostic::{Code, Edit, Fix, Related, Severity};
use crate::rules;
use crate::source::{Sources, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Bytes that may stand in a URI reference as they are, besides letters and digits (RFC 3986).
const URI_PUNCTUATION: &[u8] = b"-._~/";

/// The findings as a SARIF log with one run.
pub fn render(report: &Report) -> String {
    let rules = rules(report);
    let results: Vec<Value> = report.findings.iter().map(|finding| result(finding, &rules)).collect();
    let driver = json!({
        "name": "samc",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.values().map(rule).collect::<Vec<_>>(),
    });
    json::print(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// The kinds of findings that occur, by the name that SARIF knows them by.
fn rules(report: &Report) -> BTreeMap<String, Code> {
    report
        .findings
        .iter()
        .map(|finding| (rule_id(finding.diagnostic.code), finding.diagnostic.code))
        .collect()
}

/// The code; where several kinds share one, as those of syntax do, with the name behind it.
fn rule_id(code: Code) -> String {
    let shared = crate::diagnostic::code::ALL.iter().filter(|other| other.id == code.id).count() > 1;
    if shared { format!("{}/{}", code.id, code.name) } else { code.id.to_owned() }
}

fn rule(code: &Code) -> Value {
    let documented = rules::all().find(|rule| rule.code == *code);
    let (finds, matters) = match documented {
        Some(rule) => (rule.documentation.finds, rule.documentation.matters),
        None => (code.summary, ""),
    };
    json!({
        "id": rule_id(*code),
        "name": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": finds},
        "help": {"text": format!("{finds}\n\n{matters}").trim()},
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(finding: &Finding, rules: &BTreeMap<String, Code>) -> Value {
    let (diagnostic, sources) = (finding.diagnostic, finding.sources);
    let rule_id = rule_id(diagnostic.code);
    let mut result = json!({
        "ruleId": rule_id,
        "ruleIndex": rules.keys().position(|id| *id == rule_id),
        "level": level(diagnostic.severity),
        "message": {"text": finding.text()},
        "locations": [{
            "physicalLocation": physical_location(diagnostic.span, sources),
            "logicalLocations": logical_locations(finding),
        }],
        "relatedLocations": related_locations(finding),
        "partialFingerprints": {"samcFinding/v1": fingerprint(finding)},
    });
    let fix = diagnostic.fix.as_ref().and_then(|fix| fix_value(fix, sources));
    if let (Some(fix), Some(result)) = (fix, result.as_object_mut()) {
        result.insert("fixes".to_owned(), json!([fix]));
    }
    result
}

/// A fix with its edits; whether it is safe is not for the standard to say, but for its title.
fn fix_value(fix: &Fix, sources: &Sources) -> Option<Value> {
    let file = fix.edits.first()?.span.file;
    let location = json!({"uri": uri(&sources.get(file)?.name)});
    let replacement = |edit: &Edit| {
        let region = region(Place::of(edit.span, sources)?);
        Some(json!({"deletedRegion": region, "insertedContent": {"text": edit.text}}))
    };
    let replacements: Vec<Value> = fix.edits.iter().filter_map(replacement).collect();
    Some(json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        "properties": {"safety": fix.safety.name()},
    }))
}

fn related_locations(finding: &Finding) -> Value {
    let related = finding.diagnostic.related.iter().enumerate();
    let location = |(index, related): (usize, &Related)| {
        let place = physical_location(related.span, finding.sources);
        json!({"id": index, "message": {"text": related.message}, "physicalLocation": place})
    };
    related.map(location).collect()
}

fn physical_location(span: Span, sources: &Sources) -> Value {
    let Some(place) = Place::of(span, sources) else { return json!({}) };
    json!({"artifactLocation": {"uri": uri(place.file)}, "region": region(place)})
}

fn region(Place { start, end, .. }: Place) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset.saturating_sub(start.offset),
    })
}

fn logical_locations(finding: &Finding) -> Value {
    if finding.path.is_empty() { json!([]) } else { json!([{"fullyQualifiedName": finding.dotted_path()}]) }
}

/// A file name as a URI reference, relative when the name is.
fn uri(file: &str) -> String {
    let path = file.replace('\\', "/");
    let encoded: String = path.bytes().map(encode).collect();
    if path.starts_with('/') {
        return format!("file://{encoded}");
    }
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if is_drive { format!("file:///{}", encoded.replacen("%3A", ":", 1)) } else { encoded }
}

fn encode(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || URI_PUNCTUATION.contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_uris() {
        assert_eq!(uri("dir/my template.yaml"), "dir/my%20template.yaml");
        assert_eq!(uri("/tmp/t.yaml"), "file:///tmp/t.yaml");
        assert_eq!(uri(r"C:\stack\t.yaml"), "file:///C:/stack/t.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}

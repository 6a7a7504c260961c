//! Versions of engines.

use super::engine;
use crate::check::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::rules::extension::Breach;
use crate::rules::{Extension, Rule};
use crate::schema::Tables;
use crate::validate::Keyword;

/// Reports engines and versions that a table does not have.
pub fn check_known(versions: &Extension, rule: &Rule, subject: &Subject, findings: &mut Findings) {
    for breach in versions.breaches(subject, &engine::in_lower_case) {
        if !is_beginning(subject, versions.table, &breach) {
            breach.report(rule, versions.why, findings);
        }
    }
}

/// Whether the version at fault is the beginning of one that there is, as `8.0` is of `8.0.42`.
fn is_beginning(subject: &Subject, table: &str, breach: &Breach) -> bool {
    let violation = &breach.violation;
    let is_version = violation.keyword == Keyword::Enum && violation.property == "EngineVersion";
    let Some((engine, node)) = text(subject, breach, "Engine").zip(breach.at.node.get("EngineVersion"))
    else {
        return false;
    };
    let values = subject.evaluator.values(node, &breach.at.scope).into_iter();
    let mut at_fault = values.filter(|value| breach.is_written() || value.node.span == violation.span);
    is_version
        && at_fault.any(|value| {
            let version = value.node.scalar_text().unwrap_or_default();
            all(&subject.knowledge.tables, table, &engine).any(|known| begins_with(known, &version))
        })
}

/// Reports versions of a table of such that are not created any more.
pub fn check_deprecated(
    deprecated: &Extension,
    versions: &str,
    rule: &Rule,
    subject: &Subject,
    findings: &mut Findings,
) {
    let tables = &subject.knowledge.tables;
    for breach in deprecated.breaches(subject, &engine::in_lower_case) {
        let known = text(subject, &breach, "Engine").zip(text(subject, &breach, "EngineVersion"));
        let Some((engine, version)) = known else { continue };
        // Tables have `15` with the oldest version that it stood for; RDS takes it for the newest.
        if all(tables, versions, &engine).any(|known| begins_with(known, &version)) {
            continue;
        }
        let found = format!("RDS creates no databases with version `{version}` of `{engine}` any more");
        let span = breach.resource.property_span("EngineVersion");
        let problem = Diagnostic::new(rule.code, span, found).help("choose a newer version");
        findings.push(problem.resource(breach.resource.logical_id.as_str()));
    }
}

/// The text that a property is, in lower case, when the template leaves one.
fn text(subject: &Subject, breach: &Breach, property: &str) -> Option<String> {
    let node = breach.at.node.get(property)?;
    let value = subject.evaluator.sole_value(node, &breach.at.scope)?;
    value.scalar_text().map(|text| text.to_lowercase())
}

/// The versions of an engine that a table has.
fn all<'k>(tables: &'k Tables, table: &str, engine: &'k str) -> impl Iterator<Item = &'k str> {
    let parts = tables.table(table).and_then(|table| table.get("allOf")?.as_array());
    let of_engine = move |part: &&serde_json::Value| {
        part.pointer("/if/properties/Engine/const").and_then(serde_json::Value::as_str) == Some(engine)
    };
    let versions = parts.into_iter().flatten().filter(of_engine);
    let versions =
        versions.filter_map(|part| part.pointer("/then/properties/EngineVersion/enum")?.as_array());
    versions.flatten().filter_map(serde_json::Value::as_str)
}

fn begins_with(version: &str, beginning: &str) -> bool {
    version.strip_prefix(beginning).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_end_at_a_point() {
        assert!(begins_with("8.0.42", "8.0") && begins_with("15.13", "15"));
        assert!(!begins_with("15.13", "15.1") && !begins_with("15", "15") && !begins_with("15.13", ""));
    }

    #[test]
    fn tables_list_versions_by_engine() {
        let tables = Tables::new();
        for table in ["aws_rds_dbinstance/engine_version", "aws_rds_dbcluster/engine_version"] {
            assert!(all(&tables, table, "mysql").any(|version| version.starts_with("8.4.")), "{table}");
            assert_eq!(all(&tables, table, "postgresql").count(), 0, "{table}");
        }
    }
}

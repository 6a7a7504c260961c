//! What samc prints as SARIF fits the official schema (SARIF 2.1.0, errata 01): the parts of it that samc
//! uses, in `tests/sarif.schema.json`, with every object closed as the official one has it.

use serde_json::Value;

use crate::cli::{folder, run};
use crate::fixtures;

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("sarif.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn sarif_fits_the_official_schema() {
    let folder = folder("sarif");
    let errors = fixtures::folder("errors");
    let ran = run(
        &folder,
        &["check", errors.to_str().unwrap(), "--min-severity", "info", "--message-format", "sarif"],
    );
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    let schema = schema();
    let problems: Vec<String> = schema
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .take(10)
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let run = &log["runs"][0];
    let (results, rules) =
        (run["results"].as_array().unwrap(), run["tool"]["driver"]["rules"].as_array().unwrap());
    assert!(results.len() > 100, "only {} results", results.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    let schema = schema();
    assert!(!schema.is_valid(&serde_json::json!({"version": "2.0.0", "runs": []})));
    assert!(!schema.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})));
}

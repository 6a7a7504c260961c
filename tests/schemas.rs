//! The published schemas are true: what samc prints fits them.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use crate::fixtures;

fn schema(name: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    let schema: Json = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn findings(template: &Path) -> Json {
    let mut samc = Command::new(env!("CARGO_BIN_EXE_samc"));
    let output = samc.arg("expand").arg(template).args(["--message-format", "json"]).output().unwrap();
    serde_json::from_slice(&output.stderr).unwrap()
}

#[test]
fn findings_fit_their_schema() {
    let schema = schema("diagnostics.schema.json");
    let mut seen = 0;
    for template in fixtures::templates(&fixtures::folder("errors")) {
        let findings = findings(&template);
        let problems: Vec<String> = schema
            .iter_errors(&findings)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(problems.is_empty(), "{}\n{}", template.display(), problems.join("\n"));
        seen += findings.as_array().unwrap().len();
    }
    assert!(seen > 20, "only {seen} findings were checked");
}

#[test]
fn the_schema_refuses_what_it_should() {
    let schema = schema("diagnostics.schema.json");
    assert!(!schema.is_valid(&serde_json::json!([{"code": "E3003"}])));
    assert!(!schema.is_valid(&serde_json::json!({})));
}

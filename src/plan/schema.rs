//! `schemas/run-plan.schema.json` follows from the types of the [`model`](super::model) and their documentation, and must be
//! written anew when these change: `SAMC_UPDATE_DOCS=1 cargo test run_plan`.

use std::path::PathBuf;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::model::RunPlan;

#[test]
fn the_schema_of_run_plans_is_up_to_date() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas/run-plan.schema.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    #[allow(clippy::disallowed_methods)] // tests read files
    if std::env::var("SAMC_UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &text).unwrap();
    }
    #[allow(clippy::disallowed_methods)]
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "{} is not up to date: SAMC_UPDATE_DOCS=1 cargo test run_plan", path.display());
}

/// The schema, with what the document has beyond the types.
fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<RunPlan>().to_value();
    clean(&mut schema);
    let object = schema.as_object_mut().unwrap();
    object.insert("title".to_owned(), json!("Run plan of samc"));
    let origins = json!({
        "description": "Where each value comes from, by the JSON pointer to it.",
        "type": "object",
        "additionalProperties": { "$ref": "#/$defs/Origin" }
    });
    object["properties"]["origins"] = origins;
    object["required"].as_array_mut().unwrap().push(json!("origins"));
    object["$defs"]["Origin"] = origin(&object["$defs"]["Place"]);
    object["properties"]["version"]["const"] = json!(super::model::VERSION);
    schema
}

fn origin(place: &Value) -> Value {
    let mut origin = place.clone();
    origin["description"] = json!("What decided a value, and where.");
    origin["properties"]["kind"] = json!({
        "description": "`template`: it stands there. `generated`: samc chose it in the place of AWS. `override`: it was given for this run. `default`: AWS takes it where the template says nothing.",
        "enum": ["default", "template", "generated", "override"]
    });
    origin["required"].as_array_mut().unwrap().push(json!("kind"));
    origin
}

/// Objects have no other entries than those that are described; what is not there is left out, so that null is only
/// where it is meant; descriptions are for people who read no Rust.
fn clean(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(object) => clean_object(object),
        _ => {}
    }
    if let Some(only) = sole_alternative(value) {
        *value = only;
    }
}

fn clean_object(object: &mut Map<String, Value>) {
    object.values_mut().for_each(clean);
    if let Some(Value::String(text)) = object.get_mut("description") {
        *text = plain(text);
    }
    if object.get("properties").is_some_and(Value::is_object) && object.contains_key("type") {
        object.insert("additionalProperties".to_owned(), json!(false));
    }
    if let Some(Value::Array(types)) = object.get_mut("type")
        && types.len() == 2
    {
        types.retain(|name| name != "null");
        let only = types.pop().unwrap();
        object.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(alternatives)) = object.get_mut("anyOf") {
        alternatives.retain(|alternative| alternative != &json!({ "type": "null" }));
    }
    object.remove("format");
}

/// What is left of `Option`, whose other alternative is not there.
fn sole_alternative(value: &Value) -> Option<Value> {
    let object = value.as_object()?;
    let [only] = object.get("anyOf")?.as_array()?.as_slice() else { return None };
    let mut merged = only.as_object()?.clone();
    merged.extend(
        object.iter().filter(|(name, _)| *name != "anyOf").map(|(name, value)| (name.clone(), value.clone())),
    );
    Some(Value::Object(merged))
}

/// A comment without the marks of links.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[`") {
        let Some((name, behind)) = after.split_once("`]") else { break };
        out.push_str(before);
        out.push_str(&format!("`{name}`"));
        rest = match behind.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, behind)) => behind,
            None => behind,
        };
    }
    out.push_str(rest);
    out.replace('\n', " ")
}

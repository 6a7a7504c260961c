//! What is known of a resource by its type.

use crate::schema::sam;
use crate::template::SAM_PREFIX;
use serde_json::{Value, json};

/// That the properties of a type's resources fit the schema that `reference` leads to.
pub fn case(sam_type: &str, reference: &str) -> Value {
    let schema = without_globals(&sam::json_of(sam_type).unwrap_or_default());
    let required = schema.get("required").and_then(Value::as_array).is_some_and(|names| !names.is_empty());
    json!({
        "if": { "properties": { "Type": { "const": sam_type } }, "required": ["Type"] },
        "then": {
            "properties": { "Properties": { "$ref": reference } },
            "required": if required { vec!["Properties"] } else { Vec::new() },
        },
    })
}

/// Says it of all types, whose names editors then offer; all other types are allowed just the same.
pub fn add_types(resource: &mut Value, cases: Vec<Value>) {
    if let Some(kind) = resource.pointer_mut("/properties/Type") {
        let names: Vec<&str> = sam::type_names().collect();
        *kind = json!({
            "description": kind.get("description"),
            "anyOf": [{ "type": "string", "enum": names }, { "type": "string" }],
        });
    }
    if let Some(resource) = resource.as_object_mut() {
        resource.insert("allOf".to_owned(), cases.into());
    }
}

/// The schema of a type's properties when some of them, or parts of them, come from `Globals`.
pub fn without_globals(schema: &Value) -> Value {
    let mut schema = schema.clone();
    let name = schema.get("$id").and_then(Value::as_str).unwrap_or_default();
    let section = name.trim_start_matches(SAM_PREFIX).to_owned();
    let globals = sam::json_of("globals.json").unwrap_or_default();
    let Some(globals) = globals.pointer(&format!("/properties/{section}/properties")) else { return schema };
    let is_global = |name: &str| globals.get(name).is_some();
    let is_global_name = |name: &Value| name.as_str().is_some_and(is_global);
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| !is_global_name(name));
    }
    if let Some(dependent) = schema.get_mut("dependentRequired").and_then(Value::as_object_mut) {
        dependent.retain(|_, names| !names.as_array().is_some_and(|names| names.iter().any(is_global_name)));
    }
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    for (name, property) in properties.filter(|(name, _)| is_global(name)) {
        let reference = format!("globals.json#/properties/{section}/properties/{name}");
        *property = described(json!({ "$ref": reference }), property);
    }
    schema
}

/// The schema with the description of another one, if that has any.
pub fn described(mut schema: Value, other: &Value) -> Value {
    if let (Some(keywords), Some(description)) = (schema.as_object_mut(), other.get("description")) {
        keywords.insert("description".to_owned(), description.clone());
    }
    schema
}

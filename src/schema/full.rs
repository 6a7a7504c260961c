//! The whole of JSON Schema, for types that users bring along.
//!
//! [`Document`](super::Document) reads what CloudFormation's own types are made of. Schemas of others may say more;
//! the `jsonschema` crate knows all of it, for values without functions. What both know is left to the document,
//! which reads scalars as CloudFormation does, and knows functions and conditions.

use super::Unreadable;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

/// A schema with all that JSON Schema knows.
#[derive(Debug)]
pub struct FullSchema(jsonschema::Validator);

/// What a value does that only the whole of JSON Schema knows to be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beyond {
    /// `unevaluatedProperties`: these keys.
    Properties(Vec<String>),
    /// `unevaluatedItems`
    Items,
    /// `minContains`, `maxContains`
    Contains,
    /// `contentEncoding`, `contentMediaType`: what the text should be.
    Content(String),
}

impl FullSchema {
    /// Reads the schema of a type, in the form in which CloudFormation's registry takes it.
    pub fn read(json: &Value) -> Result<FullSchema, Unreadable> {
        let mut schema = json.clone();
        if let Some(keywords) = schema.as_object_mut() {
            // The registry's own dialect, which is draft 7 and some properties about the type.
            let is_standard =
                |name: &Value| name.as_str().is_some_and(|name| name.contains("json-schema.org"));
            if !keywords.get("$schema").is_some_and(is_standard) {
                keywords.remove("$schema");
            }
            keywords.remove("$id");
        }
        leave_to_document(&mut schema);
        let draft = jsonschema::Draft::default().detect(&schema);
        let draft = if schema.get("$schema").is_some() { draft } else { jsonschema::Draft::Draft7 };
        let built = jsonschema::options().with_draft(draft).build(&schema);
        built.map(FullSchema).map_err(|error| Unreadable {
            place: error.instance_path().as_str().to_owned(),
            problem: problem(&error),
        })
    }

    /// What is wrong with a value beyond what a document knows; each with its place as a JSON pointer.
    pub fn beyond(&self, value: &Value) -> Vec<(String, Beyond)> {
        let errors = self.0.iter_errors(value);
        errors
            .filter_map(|error| Some((error.instance_path().as_str().to_owned(), beyond(error.kind())?)))
            .collect()
    }
}

/// What is wrong with a schema. That none of many alternatives fits helps nobody.
fn problem(error: &jsonschema::ValidationError) -> String {
    match error.kind() {
        Kind::AnyOf { .. } | Kind::OneOfNotValid { .. } | Kind::Enum { .. } => {
            format!("`{}` is nothing that JSON Schema knows here", error.instance())
        }
        _ => error.to_string(),
    }
}

fn beyond(kind: &Kind) -> Option<Beyond> {
    match kind {
        Kind::UnevaluatedProperties { unexpected } => Some(Beyond::Properties(unexpected.clone())),
        Kind::UnevaluatedItems { .. } => Some(Beyond::Items),
        Kind::Contains => Some(Beyond::Contains),
        Kind::ContentEncoding { content_encoding } => Some(Beyond::Content(content_encoding.clone())),
        Kind::ContentMediaType { content_media_type } => Some(Beyond::Content(content_media_type.clone())),
        _ => None,
    }
}

/// How deep schemas are nested at most; what is deeper stays as it is.
const DEPTH: usize = 200;

/// Leaves to the document what only that can read: CloudFormation's regular expressions, which are those of Java, and
/// references to other types. Properties may be called `pattern`, too, and stay.
fn leave_to_document(schema: &mut Value) {
    fn within(value: &mut Value, names_properties: bool, depth: usize) {
        if depth == 0 {
            return;
        }
        match value {
            Value::Object(map) => {
                let is_left_out = |keyword: &str, value: &Value| match value.as_str() {
                    Some(text) => keyword == "pattern" || keyword == "$ref" && !text.starts_with('#'),
                    None => false,
                };
                map.retain(|keyword, value| names_properties || !is_left_out(keyword, value));
                for (key, value) in map.iter_mut() {
                    let named =
                        matches!(key.as_str(), "properties" | "definitions" | "$defs" | "dependencies");
                    within(value, named && !names_properties, depth - 1);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| within(item, false, depth - 1)),
            _ => {}
        }
    }
    within(schema, false, DEPTH);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn knows_what_documents_do_not() {
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "typeName": "Acme::Shop::Stock",
            "properties": {
                "Doors": {"type": "array", "contains": {"const": "in"}, "maxContains": 1},
                "Key": {"type": "string", "pattern": "^[\\p{Alpha}&&[^x]]+$", "contentEncoding": "base64"},
                "pattern": {"type": "string"},
            },
            "unevaluatedProperties": false,
        });
        let full = FullSchema::read(&schema).unwrap();
        let value = json!({"Doors": ["in", "in"], "Colour": "red", "Key": "x"});
        let mut found = full.beyond(&value);
        found.sort_by(|left, right| left.0.cmp(&right.0));
        let [properties, doors] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(*properties, (String::new(), Beyond::Properties(vec!["Colour".to_owned()])));
        assert_eq!(*doors, ("/Doors".to_owned(), Beyond::Contains));
        assert_eq!(full.beyond(&json!({"Doors": ["in", "out"], "pattern": "a"})), []);
    }

    #[test]
    fn what_is_no_schema_has_a_place() {
        let schema = json!({"typeName": "Acme::Shop::Stock", "properties": {"Size": {"type": "text"}}});
        assert_eq!(FullSchema::read(&schema).unwrap_err().place, "/properties/Size/type");
    }
}

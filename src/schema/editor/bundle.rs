//! Putting schemas of many documents into one.

use super::{resource, tags};
use crate::schema::{Schemas, sam};
use serde_json::{Map, Value, json};

/// What language servers understand. The rest is for samc's own checks.
const KEYWORDS: &[&str] = &[
    "type",
    "enum",
    "const",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "dependentRequired",
    "deprecated",
];

/// Keywords that hold one schema.
const ONE: &[&str] = &["not", "if", "then", "else"];

/// Keywords that hold a list of schemas.
const SEVERAL: &[&str] = &["allOf", "anyOf", "oneOf"];

/// Keywords that say what must be there.
const OF_WHOLES: &[&str] = &["required", "dependentRequired", "oneOf", "minProperties"];

/// Loops and macros among properties.
const BESIDE_PROPERTIES: &str = "^Fn::(ForEach::.*|Transform)$";

/// Where a schema stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// The name of its document.
    document: String,
    /// Whether the rest may come from elsewhere: from `Globals`, or for those from the resource.
    partial: bool,
}

impl Place {
    /// In a document, where nothing may be missing.
    pub fn in_document(document: &str) -> Self {
        Place { document: document.to_owned(), partial: false }
    }

    /// Where a reference leads: to a document, and a JSON pointer in it.
    fn follow<'r>(&self, reference: &'r str) -> (Self, &'r str) {
        let (document, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let document = if document.is_empty() { &self.document } else { document };
        let partial = self.partial || document == "globals.json";
        (Place { document: document.to_owned(), partial }, pointer)
    }

    /// Whether the document is one of CloudFormation's, which turns numbers and such into text.
    fn is_foreign(&self) -> bool {
        !sam::is_own(&self.document)
    }
}

/// A definition that is referred to and not yet there.
struct Pending {
    name: String,
    pointer: String,
    place: Place,
}

/// The definitions of the schema, as far as they are there.
pub struct Bundle<'a> {
    schemas: &'a Schemas,
    definitions: Map<String, Value>,
    pending: Vec<Pending>,
}

impl<'a> Bundle<'a> {
    /// Nothing but these definitions.
    pub fn new(schemas: &'a Schemas, definitions: Map<String, Value>) -> Self {
        Bundle { schemas, definitions, pending: Vec::new() }
    }

    /// Converts all that is referred to, and gives all definitions.
    pub fn finish(mut self) -> Map<String, Value> {
        while let Some(Pending { name, pointer, place }) = self.pending.pop() {
            let schema = self.located(&place.document, &pointer);
            let schema = if pointer.is_empty() { resource::without_globals(&schema) } else { schema };
            let converted = self.converted(&schema, &place);
            self.definitions.insert(name, converted);
        }
        self.definitions.sort_keys();
        self.definitions
    }

    fn located(&self, document: &str, pointer: &str) -> Value {
        let document = sam::json_of(document).or_else(|| self.schemas.json(document));
        document.and_then(|document| document.pointer(pointer).cloned()).unwrap_or_default()
    }

    /// A reference to the definition of what a reference in a file means.
    pub fn reference(&mut self, reference: &str, from: &Place) -> String {
        let (place, pointer) = from.follow(reference);
        let name = definition_name(&place, pointer);
        let pending = self.pending.iter().any(|other| other.name == name);
        if !pending && !self.definitions.contains_key(&name) {
            self.pending.push(Pending { name: name.clone(), pointer: pointer.to_owned(), place });
        }
        format!("#/$defs/{name}")
    }

    /// The schema as editors take it.
    pub fn converted(&mut self, schema: &Value, place: &Place) -> Value {
        let Some(keywords) = schema.as_object() else { return schema.clone() };
        let mut made = Map::new();
        for (keyword, value) in keywords {
            if let Some(value) = self.keyword(keyword, value, place) {
                made.insert(keyword.clone(), value);
            }
        }
        take_loops(&mut made);
        if place.is_foreign() {
            take_text(&mut made);
        }
        Value::Object(made)
    }

    fn keyword(&mut self, keyword: &str, value: &Value, place: &Place) -> Option<Value> {
        match keyword {
            _ if place.partial && OF_WHOLES.contains(&keyword) => None,
            // Descriptions of CloudFormation's types are not in the pack, and would not be ours.
            "description" if !place.is_foreign() => Some(value.clone()),
            "$ref" => Some(self.reference(value.as_str()?, place).into()),
            "properties" | "patternProperties" => {
                let entries = value.as_object()?.iter();
                let made = entries.map(|(name, schema)| (name.clone(), self.value(schema, place)));
                Some(Value::Object(made.collect()))
            }
            "items" | "additionalProperties" => Some(self.value(value, place)),
            "propertyNames" => Some(json!({ "anyOf": [value, { "pattern": BESIDE_PROPERTIES }] })),
            // Conditions and prohibitions look at what is there, so nothing may stand in for it.
            "if" | "not" => Some(value.clone()),
            _ if ONE.contains(&keyword) => Some(self.converted(value, place)),
            _ if SEVERAL.contains(&keyword) => {
                Some(value.as_array()?.iter().map(|schema| self.converted(schema, place)).collect())
            }
            _ if KEYWORDS.contains(&keyword) => Some(value.clone()),
            _ => None,
        }
    }

    /// The schema of a value that a function may stand for, unless it must be written out.
    fn value(&mut self, schema: &Value, place: &Place) -> Value {
        let mut made = self.converted(schema, place);
        if schema.is_boolean() || self.annotated(schema, place, "literal") {
            return made;
        }
        // Editors would show it twice.
        made.as_object_mut().and_then(|made| made.remove("description"));
        let kinds = self.kinds(schema, place);
        let is = |kind: &str| kinds.iter().any(|known| known == kind);
        let stand_in = match (is("array"), is("object")) {
            // A condition gives better messages than alternatives do.
            (true, _) => json!({ "if": { "$ref": tags::FUNCTION_OR_TEXT_TAG }, "else": made }),
            (_, true) => json!({ "if": { "$ref": tags::FUNCTION_OR_TAG }, "else": made }),
            // But among alternatives editors find the values of an `enum` to offer.
            _ => json!({ "anyOf": [made, { "$ref": tags::FUNCTION_OR_TAG }] }),
        };
        resource::described(stand_in, schema)
    }

    fn annotated(&self, schema: &Value, place: &Place, annotation: &str) -> bool {
        let (_, target) = self.target(schema, place);
        [schema, &target].iter().any(|schema| schema.get(annotation) == Some(&Value::Bool(true)))
    }

    /// What the schema refers to, or itself.
    fn target(&self, schema: &Value, place: &Place) -> (Place, Value) {
        let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
            return (place.clone(), schema.clone());
        };
        let (place, pointer) = place.follow(reference);
        self.target(&self.located(&place.document, pointer), &place)
    }

    /// The types that a value may have, in its own schema, what that refers to and its alternatives.
    fn kinds(&self, schema: &Value, place: &Place) -> Vec<String> {
        let (place, target) = self.target(schema, place);
        let own = match target.get("type") {
            Some(Value::String(kind)) => vec![kind.clone()],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let alternatives = target.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        own.into_iter().chain(alternatives.flat_map(|schema| self.kinds(schema, &place))).collect()
    }
}

/// The name of a definition: `Function.Auth`, `common.Tags`, `AWS.Lambda.Function.properties.Layers`.
fn definition_name(place: &Place, pointer: &str) -> String {
    let own = |name: &str| {
        name.trim_start_matches("AWS::Serverless::").trim_end_matches(".json").replace("::", ".")
    };
    let path = pointer.trim_start_matches("/$defs").replace('/', ".");
    let globals = if place.partial && place.document != "globals.json" { "globals." } else { "" };
    format!("{globals}{}{path}", own(&place.document))
}

/// Loops and macros may stand among the properties of a map.
fn take_loops(schema: &mut Map<String, Value>) {
    let is_map = schema.get("type").is_some_and(|kind| kind == "object");
    if is_map && (schema.contains_key("properties") || schema.contains_key("additionalProperties")) {
        let patterns = schema.entry("patternProperties").or_insert_with(|| json!({}));
        if let Some(patterns) = patterns.as_object_mut() {
            patterns.insert(BESIDE_PROPERTIES.to_owned(), true.into());
        }
    }
}

/// CloudFormation reads `"5"` as a number, and 5 as a text.
fn take_text(schema: &mut Map<String, Value>) {
    let kinds = match schema.get("type").and_then(Value::as_str) {
        Some("string") if !schema.contains_key("enum") => json!(["string", "number", "boolean"]),
        Some(kind @ ("integer" | "number" | "boolean")) => json!([kind, "string"]),
        _ => return,
    };
    schema.insert("type".to_owned(), kinds);
}

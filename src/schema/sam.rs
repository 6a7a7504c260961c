//! The schemas of the SAM language, written by hand: one file in `schemas/sam` for each type, and some
//! that they share.
//!
//! A type's file says what its properties may be, intrinsic functions aside: where SAM takes one, so
//! does the schema. Two annotations of our own tell where it does not:
//!
//! | annotation | meaning |
//! |---|---|
//! | `"literal": true` | SAM looks into the value, which therefore cannot be an intrinsic function |
//! | `"known": true` | only functions whose value SAM knows while expanding: `Ref` to a parameter, and what is found in a mapping |
//!
//! References go to the same document (`#/$defs/Auth`), to another of these files
//! (`common.json#/$defs/Tags`), or to a type of CloudFormation to which SAM passes the value on
//! (`AWS::Lambda::Function#/properties/VpcConfig`).

use super::json::Json;
use super::{Document, Schemas, Unreadable};
use crate::expand::policy::template;
use crate::template::SAM_PREFIX;
use serde_json::{Map, Value, json};

/// The document of all policy templates, which is made from their table.
pub const POLICY_TEMPLATES: &str = "policy-templates.json";

/// What references call each file, and its text.
const FILES: &[(&str, &str)] = &[
    ("AWS::Serverless::Api", include_str!("../../schemas/sam/api.json")),
    ("AWS::Serverless::Application", include_str!("../../schemas/sam/application.json")),
    ("AWS::Serverless::CapacityProvider", include_str!("../../schemas/sam/capacity-provider.json")),
    ("AWS::Serverless::Connector", include_str!("../../schemas/sam/connector.json")),
    ("AWS::Serverless::Function", include_str!("../../schemas/sam/function.json")),
    ("AWS::Serverless::GraphQLApi", include_str!("../../schemas/sam/graph-ql-api.json")),
    ("AWS::Serverless::HttpApi", include_str!("../../schemas/sam/http-api.json")),
    ("AWS::Serverless::LayerVersion", include_str!("../../schemas/sam/layer-version.json")),
    ("AWS::Serverless::MicrovmImage", include_str!("../../schemas/sam/microvm-image.json")),
    ("AWS::Serverless::NetworkConnector", include_str!("../../schemas/sam/network-connector.json")),
    ("AWS::Serverless::SimpleTable", include_str!("../../schemas/sam/simple-table.json")),
    ("AWS::Serverless::StateMachine", include_str!("../../schemas/sam/state-machine.json")),
    ("AWS::Serverless::WebFunction", include_str!("../../schemas/sam/web-function.json")),
    ("AWS::Serverless::WebSocketApi", include_str!("../../schemas/sam/web-socket-api.json")),
    ("common.json", include_str!("../../schemas/sam/common.json")),
    ("embedded-connectors.json", include_str!("../../schemas/sam/embedded-connectors.json")),
    ("events.json", include_str!("../../schemas/sam/events.json")),
    ("globals.json", include_str!("../../schemas/sam/globals.json")),
    ("polled-events.json", include_str!("../../schemas/sam/polled-events.json")),
    ("state-machine-events.json", include_str!("../../schemas/sam/state-machine-events.json")),
    ("template.json", include_str!("../../schemas/sam/template.json")),
];

/// The names of all SAM types.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name).filter(|name| name.starts_with(SAM_PREFIX))
}

/// The schema of the properties of a SAM type.
pub fn sam_type(name: &str) -> Option<Value> {
    type_names().find(|known| *known == name).and_then(json_of)
}

/// Whether the document with this name is one of SAM's.
pub fn is_own(name: &str) -> bool {
    name == POLICY_TEMPLATES || FILES.iter().any(|(known, _)| *known == name)
}

/// The document with this name, as references call it.
pub fn json_of(name: &str) -> Option<Value> {
    if name == POLICY_TEMPLATES {
        return Some(policy_templates());
    }
    let (_, text) = FILES.iter().find(|(known, _)| *known == name)?;
    serde_json::from_str(text).ok()
}

/// The same, for reading it once.
pub(super) fn schema_of(name: &str) -> Option<Json> {
    if name == POLICY_TEMPLATES {
        return Some(Json::from(&policy_templates()));
    }
    let (_, text) = FILES.iter().find(|(known, _)| *known == name)?;
    Json::parse(text.as_bytes())
}

/// The document with this name, ready to be checked against.
pub fn document(name: &str, schemas: &Schemas) -> Result<Document, Unreadable> {
    let foreign = |name: &str| schema_of(name).or_else(|| schemas.schema(name));
    Document::read(&foreign(name).unwrap_or_default(), &foreign)
}

/// One policy template with its parameters.
fn policy_templates() -> Value {
    let properties: Map<String, Value> =
        template::all().map(|(name, parameters)| (name, one(&parameters))).collect();
    json!({
        "description": "A policy template of SAM with its parameters.",
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "maxProperties": 1,
        "properties": properties,
    })
}

fn one(parameters: &[String]) -> Value {
    let properties: Map<String, Value> = parameters
        .iter()
        .map(|name| (name.clone(), json!({ "type": ["string", "array", "number"] })))
        .collect();
    json!({ "type": "object", "literal": true, "properties": properties, "required": parameters })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::events::{self, EventSource};
    use crate::expand::globals::sections::SECTIONS;
    use crate::expand::property::{Property, Shape};
    use crate::expand::{state_machine, types};

    /// Where schemas and tables differ for a reason. SAM takes these, and does nothing with them, or
    /// writes them itself.
    const OF_NO_USE: &[(&str, &str)] = &[
        ("AWS::Serverless::Api", "__MANAGE_SWAGGER"),
        ("AWS::Serverless::HttpApi", "__MANAGE_SWAGGER"),
        ("AWS::Serverless::Application", "TemplateUrl"),
        ("events.json Api", "Stage"),
        ("events.json HttpApi", "Stage"),
        ("events.json Schedule", "RuleName"),
    ];

    /// Required by the table, but filled in by SAM before it is looked at.
    const FILLED_IN: &[&str] = &["RestApiId"];

    fn names<'a>(schema: &'a Value, keyword: &str) -> Vec<&'a str> {
        let names = schema[keyword].as_object().map(|map| map.keys().map(String::as_str).collect());
        let list = || schema[keyword].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut names: Vec<&str> = names.unwrap_or_else(list);
        names.sort_unstable();
        names
    }

    /// What a value's schema refers to, or itself.
    fn target(document: &Value, value: &Value) -> Value {
        let Some(reference) = value["$ref"].as_str() else { return value.clone() };
        let (name, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let document = if name.is_empty() { document.clone() } else { json_of(name).unwrap_or_default() };
        document.pointer(pointer).cloned().unwrap_or_default()
    }

    fn compare(owner: &str, document: &Value, schema: &Value, table: &[Property]) {
        let useful = |property: &&Property| !OF_NO_USE.contains(&(owner, property.name));
        let mut expected: Vec<&str> = table.iter().filter(useful).map(|property| property.name).collect();
        expected.sort_unstable();
        assert_eq!(names(schema, "properties"), expected, "{owner}");
        assert_eq!(schema["additionalProperties"], false, "{owner}");
        for property in table.iter().filter(useful) {
            let name = format!("{owner}.{}", property.name);
            if property.required && !FILLED_IN.contains(&property.name) {
                assert!(names(schema, "required").contains(&property.name), "{name} is required");
            }
            let value = &schema["properties"][property.name];
            let target = target(document, value);
            if !property.intrinsic && !takes_functions(&property.shape) {
                let literal = [value, &target].iter().any(|schema| schema["literal"] == true);
                assert!(literal, "{name} must be written out");
            }
            if let Shape::Fields(table) = property.shape
                && target.get("properties").is_some()
            {
                compare(&name, document, &target, table);
            }
        }
    }

    fn takes_functions(shape: &Shape) -> bool {
        match shape {
            Shape::Any | Shape::Map | Shape::Intrinsic => true,
            Shape::OneOf(shapes) => shapes.iter().any(takes_functions),
            _ => false,
        }
    }

    #[test]
    fn types_have_the_properties_that_the_expansion_takes() {
        assert_eq!(type_names().count(), types::ALL.len());
        for sam_type in types::ALL {
            let schema = sam_type_json(sam_type.name);
            compare(sam_type.name, &schema, &schema, sam_type.properties);
        }
    }

    fn sam_type_json(name: &str) -> Value {
        sam_type(name).unwrap_or_else(|| panic!("{name} has no schema"))
    }

    fn compare_events<T>(file: &str, sources: &[EventSource<T>]) {
        let document = json_of(file).unwrap();
        let polled = json_of("polled-events.json").unwrap();
        let mut known = names(&document["$defs"]["Event"]["properties"]["Type"], "enum");
        let mut expected: Vec<&str> = sources.iter().map(|source| source.name).collect();
        known.sort_unstable();
        expected.sort_unstable();
        assert_eq!(known, expected);
        for source in sources {
            let polled = Some(&polled)
                .filter(|polled| file == "events.json" && polled["$defs"].get(source.name).is_some());
            let document = polled.unwrap_or(&document);
            let owner = format!("{file} {}", source.name);
            compare(&owner, document, &document["$defs"][source.name], source.properties);
        }
    }

    #[test]
    fn events_have_the_properties_that_the_expansion_takes() {
        compare_events("events.json", events::ALL);
        compare_events("state-machine-events.json", state_machine::events::ALL);
    }

    #[test]
    fn globals_have_the_properties_that_the_expansion_takes() {
        let globals = json_of("globals.json").unwrap();
        let mut sections: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).collect();
        sections.sort_unstable();
        assert_eq!(names(&globals, "properties"), sections);
        for (section, properties) in SECTIONS {
            let mut expected = properties.to_vec();
            expected.sort_unstable();
            assert_eq!(names(&globals["properties"][section], "properties"), expected, "{section}");
        }
    }

    #[test]
    fn all_references_lead_somewhere() {
        let schemas = Schemas::new();
        for (name, _) in FILES {
            let json = json_of(name).unwrap_or_else(|| panic!("{name} is no JSON"));
            assert_eq!(json["$id"], *name);
            for (definition, _) in json["$defs"].as_object().into_iter().flatten() {
                let reference = json!({ "$ref": format!("{name}#/$defs/{definition}") });
                let foreign = |name: &str| schema_of(name).or_else(|| schemas.schema(name));
                Document::read(&Json::from(&reference), &foreign)
                    .unwrap_or_else(|error| panic!("{name}, {definition}: {error}"));
            }
            document(name, &schemas).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    #[test]
    fn every_property_has_a_short_description() {
        fn check(place: &str, value: &Value) {
            for (name, property) in value["properties"].as_object().into_iter().flatten() {
                let place = format!("{place}.{name}");
                let described = property.get("description").is_some() || property.get("$ref").is_some();
                assert!(described || property.get("literal").is_some() || property.is_boolean(), "{place}");
            }
            let parts = value.as_object().into_iter().flatten();
            for (keyword, part) in
                parts.filter(|(keyword, _)| !["if", "then", "else", "allOf"].contains(&keyword.as_str()))
            {
                if let Some(text) = part.as_str().filter(|_| keyword == "description") {
                    assert!(text.len() <= 160 && !text.contains('\n'), "{place}: {text}");
                }
                check(&format!("{place}.{keyword}"), part);
            }
        }
        FILES.iter().for_each(|(name, _)| check(name, &json_of(name).unwrap()));
    }
}

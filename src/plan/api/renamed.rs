//! Resources in the names of definitions: `IntegrationHttpMethod` is `httpMethod` there, `AuthorizerUri` is `authorizerUri`.

use crate::plan::properties::Properties;
use crate::tree::{Map, Node, Value};

/// Names that differ by more than their first letter.
const NAMES: &[(&str, &str)] = &[
    ("AuthorizerType", "type"),
    ("ContentHandlingStrategy", "contentHandling"),
    ("CredentialsArn", "credentials"),
    ("IntegrationHttpMethod", "httpMethod"),
    ("IntegrationMethod", "httpMethod"),
    ("IntegrationType", "type"),
    ("IntegrationUri", "uri"),
];

/// The entries in the names of definitions, without these. All of them count as read.
pub fn renamed<'a>(properties: &Properties<'a>, without: &[&str]) -> Option<Properties<'a>> {
    let mut entries = Map::new();
    for (name, _, node) in properties.entries() {
        if !without.contains(&name) && name != "IntegrationResponses" {
            entries.insert(open_api(name), node.clone());
        }
    }
    let responses = responses(properties.children("IntegrationResponses"));
    entries.insert_some("responses", responses);
    properties.open(&Node::new(Value::Map(entries), properties.place), String::new())
}

/// A name as definitions have it.
fn open_api(name: &str) -> String {
    if let Some((_, other)) = NAMES.iter().find(|(own, _)| *own == name) {
        return (*other).to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
}

/// The answers by what they are for: an expression for statuses or messages of errors, or `default`.
fn responses(responses: Vec<Properties>) -> Option<Node> {
    let place = responses.first()?.place;
    let mut all = Map::new();
    for response in responses {
        let pattern = response.text("SelectionPattern").and_then(|pattern| pattern.known().cloned());
        let pattern = pattern.filter(|pattern| !pattern.is_empty()).unwrap_or_else(|| "default".to_owned());
        all.insert(pattern, self::response(&response, &["SelectionPattern"]));
    }
    Some(Node::new(Value::Map(all), place))
}

/// An answer, or another part of a definition, without these entries. All of them count as read.
pub fn response(properties: &Properties, without: &[&str]) -> Node {
    let mut entries = Map::new();
    for (name, _, node) in properties.entries().filter(|(name, ..)| !without.contains(name)) {
        entries.insert(open_api(name), node.clone());
    }
    Node::new(Value::Map(entries), properties.place)
}

//! The table of what connects a pair of types.

use serde_json::Value as Json;

use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Map, Node, Text, Value, from_json};

/// A pair of types a line, sorted; packed by `schemas/pack.py`.
const PROFILES: &str = include_str!("../../../schemas/connector-profiles.jsonl");

/// A type a line, sorted; packed by `schemas/pack.py`.
const RESOURCES: &str = include_str!("../../../schemas/connector-resources.jsonl");

/// What connects two types.
pub struct Profile {
    json: Json,
}

impl Profile {
    /// What connects these types, if anything does.
    pub fn find(source: &str, destination: &str) -> Option<Profile> {
        let begin = format!("{{\"source\":{source:?},\"destination\":{destination:?},");
        let line = PROFILES.lines().find(|line| line.starts_with(&begin))?;
        Some(Profile { json: serde_json::from_str(line).ok()? })
    }

    /// The kind of resource that carries the permissions.
    pub fn kind(&self) -> &str {
        self.text("type")
    }

    /// Whether the source is given permissions, rather than the destination.
    pub fn is_for_source(&self) -> bool {
        self.json.get("SourcePolicy").and_then(Json::as_bool).unwrap_or(false)
    }

    /// What must wait for the permissions.
    pub fn depended_by(&self) -> &str {
        self.text("DependedBy")
    }

    /// The permissions that there are.
    pub fn permissions(&self) -> Vec<&str> {
        let categories = self.json.get("AccessCategories").and_then(Json::as_object);
        categories.into_iter().flat_map(|map| map.keys()).map(String::as_str).collect()
    }

    /// The sets of permissions that are possible, where not every one is.
    pub fn combinations(&self) -> Option<Vec<Vec<&str>>> {
        let combinations = self.json.get("ValidAccessCategories")?.as_array()?;
        combinations.iter().map(|set| set.as_array()?.iter().map(Json::as_str).collect()).collect()
    }

    /// What each permission stands for, with `values` in the place of their names.
    pub fn categories(&self, values: &[(String, Option<Node>)], cause: Span) -> Result<Map, String> {
        let categories = self.json.get("AccessCategories").unwrap_or(&Json::Null);
        let mut node = from_json(categories, cause);
        fill(&mut node, values)?;
        match node.value {
            Value::Map(map) => Ok(map),
            _ => Ok(Map::new()),
        }
    }

    fn text(&self, key: &str) -> &str {
        self.json.get(key).and_then(Json::as_str).unwrap_or("")
    }
}

/// Puts values in the place of `%{Name}`: whole strings become the value, parts of a string become
/// variables of an `Fn::Sub`. The name of a value that is missing is the error.
fn fill(node: &mut Node, values: &[(String, Option<Node>)]) -> Result<(), String> {
    match &mut node.value {
        Value::List(items) => items.iter_mut().try_for_each(|item| fill(item, values)),
        Value::Map(map) => map.values_mut().try_for_each(|value| fill(value, values)),
        Value::String(text) => {
            let text = text.clone();
            fill_text(node, &text, values)
        }
        _ => Ok(()),
    }
}

fn fill_text(node: &mut Node, text: &str, values: &[(String, Option<Node>)]) -> Result<(), String> {
    let mut filled = text.to_owned();
    let mut variables = Map::new();
    for (name, value) in values {
        let pattern = format!("%{{{name}}}");
        if !filled.contains(&pattern) {
            continue;
        }
        let value = value.as_ref().ok_or_else(|| name.clone())?;
        if filled == pattern {
            *node = value.clone();
            return Ok(());
        }
        let variable: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        filled = filled.replace(&pattern, &format!("${{{variable}}}"));
        variables.insert(variable, value.clone());
    }
    if filled.contains("${") {
        *node = match variables.is_empty() {
            true => intrinsic::sub(filled, node.span),
            false => intrinsic::sub_with(filled, variables.into_node(node.span), node.span),
        };
    }
    Ok(())
}

/// What connectors use of a resource.
pub struct ResourceValues {
    /// Where its role is written.
    pub role: Option<String>,
    /// Its ARN, URL and so on.
    pub values: Map,
}

/// What connectors use of the resource `logical_id` of a type.
pub fn values_of(kind: &str, logical_id: &Text, cause: Span) -> Option<ResourceValues> {
    let begin = format!("{{\"type\":{kind:?},");
    let line = RESOURCES.lines().find(|line| line.starts_with(&begin))?;
    let json: Json = serde_json::from_str(line).ok()?;
    let mut values = from_json(json.get("values")?, cause);
    fill(&mut values, &[("logicalId".to_owned(), Some(logical_id.into_node(cause)))]).ok()?;
    let role = json.get("role").and_then(Json::as_str).map(str::to_owned);
    Some(ResourceValues { role, values: values.as_map()?.clone() })
}

/// The types to which a type connects.
pub fn destinations_of(source: &str) -> Vec<&'static str> {
    let begin = format!("{{\"source\":{source:?},\"destination\":\"");
    let rest = PROFILES.lines().filter_map(|line| line.strip_prefix(begin.as_str()));
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn cause() -> Span {
        Span::new(Sources::new().add("test", ""), 0, 0)
    }

    #[test]
    fn every_profile_can_be_read() {
        let pairs: Vec<(String, String)> = PROFILES
            .lines()
            .filter_map(|line| serde_json::from_str::<Json>(line).ok())
            .map(|json| {
                (json["source"].as_str().unwrap().into(), json["destination"].as_str().unwrap().into())
            })
            .collect();
        assert_eq!(pairs.len(), 31);
        for (source, destination) in pairs {
            let profile = Profile::find(&source, &destination).unwrap();
            assert!(!profile.permissions().is_empty(), "{source} {destination}");
            assert!(profile.kind().starts_with("AWS_"), "{source} {destination}");
        }
        let queue = Profile::find("AWS::SQS::Queue", "AWS::Lambda::Function").unwrap();
        assert_eq!(queue.combinations(), Some(vec![vec!["Read", "Write"]]));
        assert!(Profile::find("AWS::SQS::Queue", "AWS::SQS::Queue").is_none());
    }

    #[test]
    fn parts_of_a_text_become_variables() {
        let values = [
            ("Source.Arn".to_owned(), Some(intrinsic::get_att("Table", "Arn", cause()))),
            ("Source.Name".to_owned(), None),
        ];
        let mut whole = Node::made("%{Source.Arn}", cause());
        fill(&mut whole, &values).unwrap();
        assert_eq!(whole, intrinsic::get_att("Table", "Arn", cause()));
        let mut part = Node::made("%{Source.Arn}/stream/*", cause());
        fill(&mut part, &values).unwrap();
        let variables = map!(cause(); "SourceArn" => intrinsic::get_att("Table", "Arn", cause()));
        assert_eq!(part, intrinsic::sub_with("${SourceArn}/stream/*", variables, cause()));
        let mut missing = Node::made("%{Source.Name}:*", cause());
        assert_eq!(fill(&mut missing, &values), Err("Source.Name".to_owned()));
    }
}

//! `samc plan --parameter-file FILE`: values of template parameters, in all forms that the tools of AWS take.
//!
//! | form | of |
//! |---|---|
//! | `[{"ParameterKey": "Stage", "ParameterValue": "dev"}]` | `aws cloudformation create-stack --parameters file://…` |
//! | `["Stage=dev"]` | `aws cloudformation deploy --parameter-overrides file://…` |
//! | `{"Parameters": {"Stage": "dev"}}` | template configurations of CodePipeline |
//! | `{"Stage": "dev"}` | many scripts |
//! | TOML, flat or below `[parameters]` | samc's own file of values |
//! | `Stage=dev` on a line | `.env` files |

use indexmap::IndexMap;

use super::document;
use super::read::{self, Named};
use crate::settings::shape::{self, Read};
use crate::source::{FileId, Sources, Span};
use crate::tree::{Map, Node, Text, Value};

/// What a file says of parameters.
#[derive(Debug, Clone, Default)]
pub struct ParameterFile {
    /// Their values.
    pub values: Named,
    /// Those that keep the value that the stack has at AWS (`UsePreviousValue`), with the place that says so.
    pub kept: IndexMap<String, Span>,
}

/// Below which names the values may stand. Others beside them, such as `Tags`, are for the deployment.
const TABLES: [&str; 2] = ["Parameters", "parameters"];

const FORMS: &str =
    "write {\"Name\": \"value\"}, or [{\"ParameterKey\": \"Name\", \"ParameterValue\": \"value\"}]";

/// Reads a file.
pub fn read(sources: &Sources, file: FileId) -> Read<ParameterFile> {
    let document = document::read_with_env(sources, file)?;
    let mut found = ParameterFile::default();
    match &document.value {
        Value::List(items) => items.iter().try_for_each(|item| found.add_item(item))?,
        Value::Map(map) => {
            let below = TABLES.iter().find_map(|name| map.get(name)?.as_map());
            found.values = values(below.unwrap_or(map))?;
        }
        _ => return Err(shape::mistake(document.span, format!("this is {}", document.kind()), FORMS)),
    }
    Ok(found)
}

fn values(map: &Map) -> Read<Named> {
    let value = |(name, _, node): (&Text, _, &Node)| Ok((name.to_string(), read::text_or_list(name, node)?));
    map.as_written().map(value).collect()
}

impl ParameterFile {
    fn add_item(&mut self, item: &Node) -> Read<()> {
        match &item.value {
            Value::String(text) => self.add_pair(text, item.span),
            Value::Map(entry) => self.add_entry(entry, item),
            _ => Err(shape::mistake(item.span, format!("this is {}", item.kind()), FORMS)),
        }
    }

    /// `Name=value`.
    fn add_pair(&mut self, text: &str, span: Span) -> Read<()> {
        let Some((name, value)) = text.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            let found = format!("`{text}` is not of the form Name=value");
            return Err(shape::mistake(span, found, "write for example \"Stage=dev\""));
        };
        self.values.insert(name.to_owned(), Node::new(Value::String(Text::written(value)), span));
        Ok(())
    }

    /// `{"ParameterKey": …, "ParameterValue": …}`.
    fn add_entry(&mut self, entry: &Map, item: &Node) -> Read<()> {
        const KEYS: [&str; 4] = ["ParameterKey", "ParameterValue", "UsePreviousValue", "ResolvedValue"];
        if let Some((key, place, _)) = entry.as_written().find(|(key, _, _)| !KEYS.contains(&key.as_str())) {
            return Err(shape::unknown_key(key, place, &KEYS));
        }
        let Some(key) = entry.get("ParameterKey") else {
            return Err(shape::mistake(item.span, "this has no `ParameterKey`", FORMS));
        };
        let name = shape::string(key, "ParameterKey")?.value;
        let is_kept = entry.get("UsePreviousValue").and_then(Node::scalar_text).as_deref() == Some("true");
        match entry.get("ParameterValue") {
            Some(value) => drop(self.values.insert(name, read::text_or_list("ParameterValue", value)?)),
            None if is_kept => drop(self.kept.insert(name, item.span)),
            None => {
                return Err(shape::mistake(item.span, format!("`{name}` has no `ParameterValue`"), FORMS));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(name: &str, text: &str) -> (Sources, Read<ParameterFile>) {
        let mut sources = Sources::new();
        let file = sources.add(name, text);
        let found = read(&sources, file);
        (sources, found)
    }

    fn values(name: &str, text: &str) -> Vec<(String, String)> {
        let values = parsed(name, text).1.unwrap().values;
        values.iter().map(|(name, node)| (name.clone(), node.as_str().unwrap().to_owned())).collect()
    }

    #[test]
    fn all_forms_say_the_same() {
        let expected = [("A".to_owned(), "1".to_owned()), ("B".to_owned(), "x=y z".to_owned())];
        let forms = [
            (
                "p.json",
                r#"[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "B", "ParameterValue": "x=y z"}]"#,
            ),
            ("p.json", r#"["A=1", "B=x=y z"]"#),
            ("p.json", r#"{"A": 1, "B": "x=y z"}"#),
            ("p.json", r#"{"Parameters": {"A": "1", "B": "x=y z"}, "Tags": {"team": "shop"}}"#),
            ("p.toml", "A = \"1\"\nB = \"x=y z\"\n"),
            ("p.toml", "[parameters]\nA = 1\nB = \"x=y z\"\n"),
            (".env", "A=1\nB=\"x=y z\"\n"),
            ("p", "[\"A=1\", \"B=x=y z\"]"),
        ];
        for (name, text) in forms {
            assert_eq!(values(name, text), expected, "{name}: {text}");
        }
    }

    #[test]
    fn lists_are_texts_with_commas() {
        assert_eq!(
            values("p.toml", "A = [\"a\", \"b\"]\nB = []"),
            [("A".into(), "a,b".into()), ("B".into(), String::new())]
        );
    }

    #[test]
    fn what_the_stack_keeps_is_not_known_here() {
        let text = r#"[{"ParameterKey": "A", "UsePreviousValue": true}, {"ParameterKey": "B", "ParameterValue": ""}]"#;
        let (sources, found) = parsed("p.json", text);
        let found = found.unwrap();
        assert_eq!(found.values.keys().collect::<Vec<_>>(), ["B"]);
        assert_eq!(sources.slice(found.kept["A"]), r#"{"ParameterKey": "A", "UsePreviousValue": true}"#);
    }

    #[test]
    fn mistakes_have_their_places() {
        let mistake = |text: &str| {
            let (sources, found) = parsed("p.json", text);
            let found = found.unwrap_err();
            format!("{} | {} | {}", sources.slice(found.span), found.message, found.help.unwrap_or_default())
        };
        assert_eq!(
            mistake(r#"[{"ParameterKey": "A", "ParameterVale": "1"}]"#),
            "\"ParameterVale\" | there is no setting `ParameterVale` | did you mean `ParameterValue`?"
        );
        assert!(mistake(r#"["A"]"#).starts_with("\"A\" | `A` is not of the form Name=value"));
        assert!(mistake(r#"[{"ParameterKey": "A"}]"#).contains("`A` has no `ParameterValue`"));
        assert!(mistake(r#"[{"ParameterValue": "A"}]"#).contains("this has no `ParameterKey`"));
        assert!(mistake(r#"{"A": {"B": 1}}"#).starts_with("{\"B\": 1} | `A` is a map, not a text"));
        assert!(mistake("[1]").starts_with("1 | this is a number"));
    }
}

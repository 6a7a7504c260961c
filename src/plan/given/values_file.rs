//! `samc plan --values FILE`: what only AWS could say, in TOML or JSON.

use super::read::{self, Named};
use super::{Given, document, environment_file};
use crate::diagnostic::similar;
use crate::settings::shape::{self, Read};
use crate::source::{FileId, Sources, Span};
use crate::tree::{Map, Node, Text, Value};

/// What a file of values says.
#[derive(Debug, Clone, Default)]
pub struct ValuesFile {
    /// What it says in the place of AWS.
    pub given: Given,
    /// Values of template parameters.
    pub parameters: Named,
}

/// All tables.
const TABLES: [&str; 6] =
    ["parameters", "attributes", "exports", "stored-parameters", "secrets", "environment"];

/// Reads a file.
pub fn read(sources: &Sources, file: FileId) -> Read<ValuesFile> {
    let document = document::read(sources, file)?;
    let mut found = ValuesFile::default();
    let tables =
        shape::map(&document, "the file", "write tables: [attributes], and below it \"Table.Arn\" = \"…\"")?;
    for (name, place, node) in tables.as_written() {
        found.add_table(name, place, node)?;
    }
    Ok(found)
}

impl ValuesFile {
    fn add_table(&mut self, name: &str, place: Span, node: &Node) -> Read<()> {
        let given = &mut self.given;
        match name {
            "parameters" => self.parameters = read::flat(node, name, read::text_or_list)?,
            "attributes" => given.attributes = read::flat(node, name, read::text_or_items)?,
            "exports" => given.exports = read::flat(node, name, read::text)?,
            "stored-parameters" => given.stored_parameters = read::flat(node, name, read::text_or_list)?,
            "secrets" => given.secrets = secrets(node)?,
            "environment" => {
                let help = "write NAME = \"value\", or a table of them for a function";
                given.environment = environment_file::of_map(shape::map(node, name, help)?)?;
            }
            _ => return Err(unknown_table(name, place, node)),
        }
        Ok(())
    }
}

fn unknown_table(name: &str, place: Span, node: &Node) -> Box<crate::diagnostic::Diagnostic> {
    if node.as_map().is_none() {
        let found = format!("`{name}` stands outside of the tables");
        let help = format!("put it below one of {}", listed());
        return shape::mistake(place, found, help);
    }
    let help = match similar::closest(name, TABLES) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("there are {}", listed()),
    };
    shape::mistake(place, format!("there is no table `{name}`"), help)
}

fn listed() -> String {
    TABLES.map(|table| format!("[{table}]")).join(", ")
}

/// Secrets: each a text, or a table of texts.
fn secrets(node: &Node) -> Read<Named> {
    let secrets = shape::map(node, "secrets", "write \"name\" = \"text\", or a table of texts for a name")?;
    let secret = |(name, _, node): (&Text, Span, &Node)| {
        let value = match &node.value {
            Value::Map(texts) => Node::new(Value::Map(table(texts)?), node.span),
            _ => read::text(name, node)?,
        };
        Ok((name.to_string(), value))
    };
    secrets.as_written().map(secret).collect()
}

fn table(texts: &Map) -> Read<Map> {
    let mut map = Map::new();
    for (name, node) in read::texts(texts)? {
        map.insert(name.as_str(), node);
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(name: &str, text: &str) -> Read<ValuesFile> {
        let mut sources = Sources::new();
        let file = sources.add(name, text);
        read(&sources, file)
    }

    fn shown(values: &Named) -> Vec<String> {
        values
            .iter()
            .map(|(name, node)| format!("{name}={}", crate::emit::json::to_json(node).trim_end()))
            .collect()
    }

    const TOML: &str = r#"
[parameters]
Stage = "dev"
Subnets = ["a", "b"]

[attributes]
"Orders.StreamArn" = "arn:x"
Db.Endpoint.Port = 5432
"Child/Orders" = "orders"
"Zone.NameServers" = ["ns1", "ns2"]

[exports]
"net-VpcId" = "vpc-1"

[stored-parameters]
"/app/url" = "https://x"

[secrets]
"prod/db" = { user = "app", password = "pw" }
token = "t"

[environment]
LOG_LEVEL = "debug"

[environment.Worker]
STAGE = "local"
"#;

    #[test]
    fn every_table() {
        let ValuesFile { given, parameters } = parsed("values.toml", TOML).unwrap();
        assert_eq!(shown(&parameters), [r#"Stage="dev""#, r#"Subnets="a,b""#]);
        let expected = [
            r#"Orders.StreamArn="arn:x""#,
            r#"Child/Orders="orders""#,
            "Zone.NameServers=[\n  \"ns1\",\n  \"ns2\"\n]",
            r#"Db.Endpoint.Port="5432""#,
        ];
        assert_eq!(shown(&given.attributes), expected);
        assert_eq!(shown(&given.exports), [r#"net-VpcId="vpc-1""#]);
        assert_eq!(shown(&given.stored_parameters), [r#"/app/url="https://x""#]);
        assert_eq!(given.secrets["prod/db"].get("password").unwrap().as_str(), Some("pw"));
        assert_eq!(given.secrets["token"].as_str(), Some("t"));
        assert_eq!(shown(&given.environment["*"]), [r#"LOG_LEVEL="debug""#]);
        assert_eq!(shown(&given.environment["Worker"]), [r#"STAGE="local""#]);
    }

    #[test]
    fn json_says_the_same() {
        let json = r#"{"attributes": {"Db.Port": 1}, "environment": {"A": "1", "Fn": {"B": "2"}}}"#;
        let given = parsed("values.json", json).unwrap().given;
        assert_eq!(shown(&given.attributes), [r#"Db.Port="1""#]);
        assert_eq!(shown(&given.environment["Fn"]), [r#"B="2""#]);
    }

    #[test]
    fn mistakes() {
        let mistake = |text: &str| {
            let found = parsed("values.toml", text).unwrap_err();
            let at = text.get(found.span.start as usize..found.span.end as usize).unwrap();
            format!("{at} | {} | {}", found.message, found.help.unwrap())
        };
        assert_eq!(
            mistake("[atributes]\n"),
            "atributes | there is no table `atributes` | did you mean `attributes`?"
        );
        assert_eq!(
            mistake("[stored_parameters]\n"),
            "stored_parameters | there is no table `stored_parameters` | did you mean `stored-parameters`?"
        );
        assert_eq!(
            mistake("[foo]\n"),
            "foo | there is no table `foo` | there are [parameters], [attributes], [exports], [stored-parameters], [secrets], [environment]"
        );
        assert!(
            mistake("Stage = 1\n").starts_with("Stage | `Stage` stands outside of the tables | put it below")
        );
        assert!(mistake("[exports]\na = [1]\n").starts_with("[1] | `a` is a list, not a text"));
        assert!(mistake("[secrets]\na = { b = [1] }\n").starts_with("[1] | `b` is a list, not a text"));
        assert!(mistake("attributes = 1\n").starts_with("1 | `attributes` is a number, not a table"));
    }
}

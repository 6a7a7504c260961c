//! `samc plan --env FILE`: environment variables, for all functions or for one.
//!
//! A `.env` file is for all functions. JSON is what `sam local … --env-vars` reads: a table for each function by its logical
//! id, and `Parameters` for all; TOML has the same tables. What stands outside of them is for all functions, too.

use indexmap::IndexMap;

use super::document;
use super::read::{self, Named};
use crate::settings::shape::{self, Read};
use crate::source::{FileId, Sources};
use crate::tree::{Map, Value};

/// For which functions variables are that are for all of them.
pub const ALL: &str = "*";

/// What the SAM CLI calls the table of variables that are for all functions.
const PARAMETERS: &str = "Parameters";

/// Reads a file.
pub fn read(sources: &Sources, file: FileId) -> Read<IndexMap<String, Named>> {
    let document = document::read_with_env(sources, file)?;
    of_map(shape::map(
        &document,
        "the file",
        "write a table for each function: {\"Worker\": {\"STAGE\": \"dev\"}}",
    )?)
}

/// The variables of a map, by the function that they are for.
pub fn of_map(map: &Map) -> Read<IndexMap<String, Named>> {
    let mut found: IndexMap<String, Named> = IndexMap::new();
    for (name, _, node) in map.as_written() {
        match &node.value {
            Value::Map(variables) => {
                let scope = if *name == *PARAMETERS { ALL } else { name.as_str() };
                found.entry(scope.to_owned()).or_default().extend(read::texts(variables)?);
            }
            _ => {
                let value = read::text(name, node)?;
                found.entry(ALL.to_owned()).or_default().insert(name.to_string(), value);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(name: &str, text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(name, text);
        let found = read(&sources, file).unwrap();
        let line = |(scope, variables): (&String, &Named)| {
            let pairs = variables.iter().map(|(name, node)| format!("{name}={}", node.as_str().unwrap()));
            format!("{scope}: {}", pairs.collect::<Vec<_>>().join(" "))
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn all_three_forms() {
        assert_eq!(variables(".env", "A=1\nexport B='x y'\n"), ["*: A=1 B=x y"]);
        let json = r#"{"Worker": {"A": "1", "N": 5, "T": true}, "Parameters": {"B": "2"}}"#;
        assert_eq!(variables("env.json", json), ["Worker: A=1 N=5 T=true", "*: B=2"]);
        let toml = "C = 3\n[Worker]\nA = \"1\"\n[\"Child/Fn\"]\nA = 2\n[Parameters]\nB = \"x\"\n";
        assert_eq!(variables("env.toml", toml), ["*: C=3 B=x", "Worker: A=1", "Child/Fn: A=2"]);
    }

    #[test]
    fn mistakes_have_their_places() {
        let mistake = |text: &str| {
            let mut sources = Sources::new();
            let file = sources.add("env.json", text);
            let found = read(&sources, file).unwrap_err();
            format!("{} | {}", sources.slice(found.span), found.message)
        };
        assert_eq!(mistake(r#"{"Worker": {"A": null}}"#), "null | `A` is null, not a text");
        assert_eq!(mistake(r#"{"A": [1]}"#), "[1] | `A` is a list, not a text");
        assert_eq!(mistake("[1]"), "[1] | `the file` is a list, not a table");
    }
}

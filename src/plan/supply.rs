//! The exact line that would make a value known.

use super::model::Supply;
use crate::language::values::Missing;

/// What is missing, in words, and what would supply it.
pub fn of(missing: Option<&Missing>, help: Option<String>) -> (String, Supply) {
    match missing {
        Some(missing) => (words(missing), line(missing)),
        None => ("value".to_owned(), Supply::Template(help.unwrap_or_else(|| WRITE_IT.to_owned()))),
    }
}

const WRITE_IT: &str = "write the value itself, or `!Ref` a parameter";

fn words(missing: &Missing) -> String {
    match missing {
        Missing::Parameter(name) => format!("parameter {name}"),
        Missing::NestedParameter { stack, name } => format!("parameter {name} of {stack}"),
        Missing::Attribute { resource, attribute } => attribute_of(resource, attribute),
        Missing::Export(name) => format!("export {name}"),
        Missing::StoredParameter(name) => format!("stored parameter {name}"),
        Missing::Secret { id, key } if key.is_empty() => format!("secret {id}"),
        Missing::Secret { id, key } => format!("{key} of secret {id}"),
    }
}

fn line(missing: &Missing) -> Supply {
    let values = |table, key: &str| Supply::Values { table, line: format!("{} = \"…\"", quoted(key)) };
    match missing {
        Missing::Parameter(name) => Supply::Argument(format!("--parameter {name}=…")),
        Missing::NestedParameter { stack, name } => {
            Supply::Template(format!("write `{name}: …` under `Parameters` of `{stack}`"))
        }
        Missing::Attribute { resource, attribute } => {
            values("attributes", &attribute_of(resource, attribute))
        }
        Missing::Export(name) => values("exports", name),
        Missing::StoredParameter(name) => values("stored-parameters", name),
        Missing::Secret { id, key } if key.is_empty() => values("secrets", id),
        Missing::Secret { id, key } => {
            // Lines for several keys of one secret may stand below each other.
            let line = format!("{}.{} = \"…\"", quoted(id), quoted(key));
            Supply::Values { table: "secrets", line }
        }
    }
}

/// How an attribute is called, or with an empty one what `Ref` gives.
fn attribute_of(resource: &str, attribute: &str) -> String {
    if attribute.is_empty() { resource.to_owned() } else { format!("{resource}.{attribute}") }
}

/// A key of TOML, in quotes.
fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

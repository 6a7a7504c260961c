//! Logical ids of generated resources.
//!
//! CloudFormation replaces a resource whose logical id changes, so every id must come out as the
//! SAM service makes it, to the last hexadecimal digit.

use std::fmt::Write;

use sha1::{Digest, Sha1};

use super::recipe::{Digits, Id, Ingredient, Recipe};
use crate::tree::{Map, Node, Text, Value};

/// Digits of a hash that go into a logical id.
const DIGITS: usize = 10;

/// `prefix` and the first ten digits of the data's hash; only `prefix` when the data is empty.
/// `name` says what the data is.
pub fn hashed(prefix: &str, name: &'static str, data: &Node) -> Id {
    match data.as_str() {
        Some(text) => hashed_text(prefix, name, text),
        None if data.is_truthy() => hashed_text(prefix, name, canonical_json(data)),
        None => prefix.into(),
    }
}

/// `prefix` and the first ten digits of the text's hash; only `prefix` when the text is empty.
/// `name` says what the text is.
pub fn hashed_text(prefix: &str, name: &'static str, text: impl Into<String>) -> Id {
    let text = text.into();
    let id = with_hash(prefix, &text);
    made_of(id, prefix, Digits::Hashed, vec![Ingredient { name, text }])
}

/// `prefix` and the first ten characters of a text that is a hash itself.
pub fn copied(prefix: &str, name: &'static str, hash: &str) -> Id {
    let digits: String = hash.chars().take(DIGITS).collect();
    made_of(format!("{prefix}{digits}"), prefix, Digits::Copied, vec![Ingredient::new(name, hash)])
}

/// The id of this text that was made of these ingredients, if there are any.
pub fn made_of(id: String, prefix: &str, digits: Digits, ingredients: Vec<Ingredient>) -> Id {
    let given = ingredients.iter().any(|ingredient| !ingredient.text.is_empty());
    let recipe = given.then(|| Box::new(Recipe { prefix: prefix.to_owned(), digits, ingredients }));
    Id { text: id.into(), recipe }
}

/// `prefix` and the first ten digits of the text's hash; only `prefix` when the text is empty.
pub fn with_hash(prefix: &str, text: &str) -> String {
    if text.is_empty() {
        return prefix.to_owned();
    }
    let digest = sha1_hex(text);
    format!("{prefix}{}", digest.get(..DIGITS).unwrap_or(&digest))
}

/// The SHA-1 of a text in 40 hexadecimal digits.
pub fn sha1_hex(text: &str) -> String {
    let digest = Sha1::digest(text.as_bytes());
    digest.iter().fold(String::with_capacity(40), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The data as JSON with sorted keys, no spaces, and everything outside ASCII escaped: the text
/// that the SAM service hashes.
pub fn canonical_json(data: &Node) -> String {
    let mut out = String::new();
    write_json(&mut out, data, &Style { comma: ",", colon: ":", sorted: true });
    out
}

/// The data as Python's `json.dumps` prints it by default: keys in walking order, a space after
/// each comma and colon.
pub fn spaced_json(data: &Node) -> String {
    let mut out = String::new();
    write_json(&mut out, data, &Style { comma: ", ", colon: ": ", sorted: false });
    out
}

struct Style {
    comma: &'static str,
    colon: &'static str,
    sorted: bool,
}

fn write_json(out: &mut String, node: &Node, style: &Style) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Value::String(text) => write_json_string(out, text),
        Value::List(items) => write_json_list(out, items, style),
        Value::Map(map) => write_json_map(out, map, style),
    }
}

fn write_json_list(out: &mut String, items: &[Node], style: &Style) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(style.comma);
        }
        write_json(out, item, style);
    }
    out.push(']');
}

fn write_json_map(out: &mut String, map: &Map, style: &Style) {
    let mut entries: Vec<(&Text, &Node)> = map.iter().collect();
    if style.sorted {
        entries.sort_by(|(left, _), (right, _)| left.as_str().cmp(right.as_str()));
    }
    out.push('{');
    for (index, (key, value)) in entries.into_iter().enumerate() {
        if index > 0 {
            out.push_str(style.comma);
        }
        write_json_string(out, key);
        out.push_str(style.colon);
        write_json(out, value, style);
    }
    out.push('}');
}

fn write_json_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

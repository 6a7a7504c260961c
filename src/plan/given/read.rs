//! Reading the values of a file, and saying what is wrong with them.

use indexmap::IndexMap;

use crate::settings::shape::{self, Read};
use crate::tree::{Map, Node, Text, Value};

/// Values by name.
pub type Named = IndexMap<String, Node>;

/// A scalar as the text that AWS would have of it.
pub fn text(name: &str, node: &Node) -> Read<Node> {
    match node.scalar_text() {
        Some(text) => Ok(Node::new(Value::String(Text::written(text)), node.span)),
        None => {
            let found = format!("`{name}` is {}, not a text", node.kind());
            Err(shape::mistake(node.span, found, "write a text in quotes"))
        }
    }
}

/// A scalar, or a list of them with commas in between.
pub fn text_or_list(name: &str, node: &Node) -> Read<Node> {
    let Some(items) = node.as_list() else { return text(name, node) };
    let texts = items.iter().map(|item| text(name, item)).collect::<Read<Vec<_>>>()?;
    let joined = texts.iter().filter_map(Node::as_str).collect::<Vec<_>>().join(",");
    Ok(Node::new(Value::String(Text::written(joined)), node.span))
}

/// A scalar, or a list of them as a list.
pub fn text_or_items(name: &str, node: &Node) -> Read<Node> {
    let Some(items) = node.as_list() else { return text(name, node) };
    let texts = items.iter().map(|item| text(name, item)).collect::<Read<Vec<_>>>()?;
    Ok(Node::new(Value::List(texts), node.span))
}

/// The entries of a table, each read by `value`. Tables in it stand for names with points: TOML takes `Db.Port = 1` apart.
pub fn flat(node: &Node, name: &str, value: impl Fn(&str, &Node) -> Read<Node>) -> Read<Named> {
    let table = shape::map(node, name, "write one value a line: \"Name\" = \"value\"")?;
    let mut found = Named::new();
    let mut open: Vec<(String, &Map)> = vec![(String::new(), table)];
    while let Some((before, map)) = open.pop() {
        for (key, _, node) in map.as_written() {
            let full = if before.is_empty() { key.to_string() } else { format!("{before}.{key}") };
            match node.as_map() {
                Some(below) => open.push((full, below)),
                None => drop(found.insert(full.clone(), value(&full, node)?)),
            }
        }
    }
    Ok(found)
}

/// The texts of a table, with nothing below.
pub fn texts(map: &Map) -> Read<Named> {
    map.as_written().map(|(name, _, node)| Ok((name.to_string(), text(name, node)?))).collect()
}

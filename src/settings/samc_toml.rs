//! `samc.toml`, samc's own settings.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::level::LEVELS;
use super::shape::{self, Read};
use super::{Given, Layer, LevelSetting, Selector};
use crate::custom::read;
use crate::source::{FileId, Span};
use crate::tree::{Key, Map, Node, Number, Text, Value};

/// All settings.
const KEYS: [&str; 11] = [
    "region",
    "regions",
    "templates",
    "ignore",
    "min-severity",
    "fail-on",
    "baseline",
    "levels",
    "files",
    "rules",
    "rule-files",
];

/// Reads the text of a `samc.toml` that lies in a folder, and has all rules of its project.
pub fn read(text: &str, file: FileId, folder: &Path) -> Read<Layer> {
    let layer = read_without_rule_files(text, file, folder)?;
    layer.verify()?;
    Ok(layer)
}

/// Reads it before its rule files are. What it says of rules is to be verified when they are.
pub fn read_without_rule_files(text: &str, file: FileId, folder: &Path) -> Read<Layer> {
    let document = parse(text, file)?;
    let mut layer = Layer::new(file, folder);
    let Some(map) = document.as_map() else { return Ok(layer) };
    for (key, place, node) in map.as_written() {
        set(&mut layer, key, place, node)?;
    }
    Ok(layer)
}

fn set(layer: &mut Layer, key: &str, place: Span, node: &Node) -> Read<()> {
    match key {
        "region" | "regions" => layer.regions = Some(regions(node, key)?),
        "templates" => layer.templates = shape::strings(node, key)?,
        "ignore" => {
            let globs = shape::strings(node, key)?.into_iter().map(shape::glob);
            layer.ignored = globs.collect::<Result<_, _>>()?;
        }
        "min-severity" => layer.min_severity = Some(shape::severity(node, key)?),
        "fail-on" => layer.fail_on = Some(shape::severity(node, key)?),
        "baseline" => layer.baseline = Some(shape::string(node, key)?),
        // What holds for some files is more special than what holds for all, wherever it stands.
        "levels" => drop(layer.levels.splice(0..0, levels(node, None)?)),
        "files" => layer.levels.extend(files(node)?),
        "rules" => layer.rules.extend(read::tables(node)?),
        "rule-files" => layer.rule_files = shape::strings(node, key)?,
        _ => return Err(shape::unknown_key(key, place, &KEYS)),
    }
    Ok(())
}

fn regions(node: &Node, name: &str) -> Read<Given<Vec<String>>> {
    let regions = shape::strings(node, name)?.into_iter().map(|given| Ok(shape::region(given)?.value));
    Ok(Given { value: regions.collect::<Read<_>>()?, span: node.span })
}

fn files(node: &Node) -> Read<Vec<LevelSetting>> {
    const HELP: &str =
        "write [[files]], and below it `glob = \"legacy/**\"` and `levels = { W3005 = \"off\" }`";
    let Some(entries) = node.as_list() else {
        return Err(shape::mistake(node.span, "`files` is one table", HELP));
    };
    let mut found = Vec::new();
    for entry in entries {
        let map = shape::map(entry, "files", HELP)?;
        if let Some((key, place, _)) =
            map.as_written().find(|(key, _, _)| !["glob", "levels"].contains(&key.as_str()))
        {
            return Err(shape::unknown_key(key, place, &["glob", "levels"]));
        }
        let glob = map.get("glob").ok_or_else(|| shape::mistake(entry.span, "this has no `glob`", HELP))?;
        let globs = shape::strings(glob, "glob")?;
        for glob in globs {
            found.extend(
                map.get("levels").map(|node| levels(node, Some(glob))).transpose()?.into_iter().flatten(),
            );
        }
    }
    Ok(found)
}

fn levels(node: &Node, glob: Option<Given<String>>) -> Read<Vec<LevelSetting>> {
    let map = shape::map(node, "levels", "write codes and levels: W3005 = \"off\"")?;
    let files = glob.map(shape::glob).transpose()?.map(|glob| glob.value);
    let setting = |(key, place, node): (&Text, Span, &Node)| {
        let selector = Selector::parse(key);
        let level = shape::choice(node, key, &LEVELS)?.value;
        Ok(LevelSetting { selector, level, files: files.clone(), place })
    };
    map.as_written().map(setting).collect()
}

/// TOML as a tree, with places.
pub(crate) fn parse(text: &str, file: FileId) -> Read<Node> {
    match DeTable::parse(text) {
        Ok(table) => {
            let span = Span::new(file, table.span().start, table.span().end);
            Ok(Node::new(Value::Map(entries(table.get_ref(), file)), span))
        }
        Err(error) => {
            let place = error.span().unwrap_or_default();
            let found = format!("this is not TOML: {}", error.message());
            Err(shape::mistake(Span::new(file, place.start, place.end), found, "see https://toml.io"))
        }
    }
}

/// The entries in the order of the text, which the parser does not keep.
fn entries(table: &DeTable, file: FileId) -> Map {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut map = Map::new();
    for (key, value) in entries {
        let span = Span::new(file, key.span().start, key.span().end);
        map.insert_key(Key { text: Text::written(key.get_ref().as_ref()), span }, node(value, file));
    }
    map
}

fn node(value: &Spanned<DeValue>, file: FileId) -> Node {
    let span = Span::new(file, value.span().start, value.span().end);
    let value = match value.get_ref() {
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => Value::Map(entries(table, file)),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Integer(value) => match i128::from_str_radix(value.as_str(), value.radix()) {
            Ok(value) => Value::Number(Number::Int(value)),
            Err(_) => Value::String(Text::written(value.as_str())),
        },
        DeValue::String(value) => Value::String(Text::written(value.as_ref())),
        DeValue::Float(value) => match value.as_str().parse() {
            Ok(value) => Value::Number(Number::Float(value)),
            Err(_) => Value::String(Text::written(value.as_str())),
        },
        DeValue::Datetime(value) => Value::String(Text::written(value.to_string())),
    };
    Node::new(value, span)
}

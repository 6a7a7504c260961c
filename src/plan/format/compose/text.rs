//! Texts of a Compose file: those of the plan as they are, and in the place of unknown values variables that Compose
//! asks for.
//!
//! Until the file is written, an unknown value is a mark within a text. Then `$` is doubled everywhere, so that Compose
//! puts nothing in its place, and marks become `${NAME:?message}` (Compose Specification, "Interpolation"). So nothing
//! can forget to do that.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::plan::model::{Setting, Supply, Unknown};

/// What stands around the number of an unknown value. It is no character, so that no template has it.
const MARK: char = '\u{10FFFE}';

/// A setting as text.
pub fn text(setting: &Setting<String>) -> String {
    marked(setting, String::clone)
}

/// A whole number as text.
pub fn digits(setting: &Setting<i64>) -> String {
    marked(setting, i64::to_string)
}

/// A whole number; one that is not known is a text.
pub fn number(setting: &Setting<i64>) -> Value {
    setting.known().map_or_else(|| Value::from(digits(setting)), |known| Value::from(*known))
}

/// Settings of a list.
pub fn texts(settings: &[Setting<String>]) -> Vec<String> {
    settings.iter().map(text).collect()
}

fn marked<T>(setting: &Setting<T>, known: impl FnOnce(&T) -> String) -> String {
    match setting {
        Setting::Known(value, _) => known(value),
        Setting::Unknown(id) => format!("{MARK}{}{MARK}", id.0),
    }
}

/// The variables that stand for unknown values.
pub struct Variables<'a> {
    unknown: &'a [Unknown],
    /// Their names, by the position of the value.
    names: Vec<String>,
    /// The positions of those that are in the file.
    used: BTreeSet<usize>,
}

impl<'a> Variables<'a> {
    /// A variable for each unknown value; the same one where the same is missing.
    pub fn of(unknown: &'a [Unknown]) -> Self {
        let mut names: Vec<String> = Vec::new();
        for (at, value) in unknown.iter().enumerate() {
            let same = unknown.iter().take(at).position(|other| is_same(other, value));
            let name = same.and_then(|same| names.get(same).cloned());
            let name = name.unwrap_or_else(|| free_name(&value.what, &names));
            names.push(name);
        }
        Variables { unknown, names, used: BTreeSet::new() }
    }

    /// A text as the file has it.
    fn written(&mut self, text: &str) -> String {
        let mut out = String::new();
        for (at, part) in text.split(MARK).enumerate() {
            let position = part.parse::<usize>().ok().filter(|_| at % 2 == 1);
            match position.and_then(|position| Some((position, self.variable(position)?))) {
                Some((position, variable)) => {
                    self.used.insert(position);
                    out.push_str(&variable);
                }
                None => out.push_str(&part.replace('$', "$$")),
            }
        }
        out
    }

    fn variable(&self, position: usize) -> Option<String> {
        let (unknown, name) = (self.unknown.get(position)?, self.names.get(position)?);
        let message = match &unknown.supply {
            Supply::Argument(argument) => format!("set it, or call samc plan with {argument}"),
            _ => "set it, or see the head of this file".to_owned(),
        };
        let what = format!("{} is not known: {message}", unknown.what);
        Some(format!("${{{name}:?{}}}", what.replace(['{', '}', '$'], "")))
    }

    /// Makes all texts of a document as the file has them.
    pub fn write(&mut self, document: &mut Value) {
        match document {
            Value::String(text) => *text = self.written(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.write(item)),
            Value::Object(object) => object.values_mut().for_each(|value| self.write(value)),
            _ => {}
        }
    }

    /// The variables of the file, each with a value that it stands for.
    pub fn used(&self) -> Vec<(&str, &Unknown)> {
        let mut used: Vec<(&str, &Unknown)> = Vec::new();
        for position in &self.used {
            let (Some(name), Some(unknown)) = (self.names.get(*position), self.unknown.get(*position)) else {
                continue;
            };
            if !used.iter().any(|(other, _)| other == name) {
                used.push((name, unknown));
            }
        }
        used
    }
}

/// Whether one value would supply both.
fn is_same(one: &Unknown, other: &Unknown) -> bool {
    one.what == other.what && one.supply == other.supply && !matches!(one.supply, Supply::Template(_))
}

/// `parameter Table` becomes `PARAMETER_TABLE`: no variable that the user has anyway is called like this.
fn free_name(what: &str, taken: &[String]) -> String {
    let words = what.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_").to_ascii_uppercase();
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("VALUE_{name}") } else { name };
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name)
}

//! Texts of a Compose file: those of the plan as they are, and in the place of unknown values variables that Compose
//! asks for.
//!
//! Until the file is written, an unknown value is a mark within a text. Then `$` is doubled everywhere, so that Compose
//! puts nothing in its place, and marks become `${NAME:?message}` (Compose Specification, "Interpolation"). So nothing
//! can forget to do that.
//!
//! A variable stands for what its name says: for the thing that is missing, with all known parts of the text around it, or
//! for a value that follows from it in another way.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use crate::plan::model::setting::LIST;
use crate::plan::model::{Made, Part, Setting, Supply, Unknown, UnknownId};
use crate::source::FileId;

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

/// What is on or off; what is not known is a text, of which Compose makes one of both.
pub fn flag(setting: &Setting<bool>) -> Value {
    setting.known().map_or_else(|| Value::from(marked(setting, bool::to_string)), |known| Value::from(*known))
}

/// The words of a command. A list that is not known is one text, which Compose takes apart as a shell does.
pub fn words(settings: &[Setting<String>]) -> Option<Value> {
    match settings {
        [] => None,
        [Setting::Unknown(UnknownId(_, Some(parts)))] if matches!(&**parts, [Part::Made(made)] if made.what == LIST) => {
            Some(Value::String(parts.iter().map(part).collect()))
        }
        _ => Some(Value::from(texts(settings))),
    }
}

/// Settings of a list.
pub fn texts(settings: &[Setting<String>]) -> Vec<String> {
    settings.iter().map(text).collect()
}

fn marked<T>(setting: &Setting<T>, known: impl FnOnce(&T) -> String) -> String {
    match setting {
        Setting::Known(value, _) => known(value),
        Setting::Unknown(UnknownId(position, None)) => mark(&position.to_string()),
        Setting::Unknown(UnknownId(_, Some(parts))) => parts.iter().map(part).collect(),
    }
}

/// A part of a text: what is known stands there as it is, so that a variable is asked for nothing but what is missing.
/// Where the value is something else that follows from that, such as one of several that a condition decides about, the
/// variable stands for what follows: whoever sets it must not be made to give one thing and get another.
fn part(part: &Part) -> String {
    match part {
        Part::Known(text) => text.clone(),
        Part::Missing(position) => mark(&position.to_string()),
        Part::Made(made) => {
            let Made { of, what, stack, place } = &**made;
            let (file, start) = (place.file.index(), place.start);
            mark(&format!("{of}:{file}:{start}:{stack}:{what}"))
        }
    }
}

fn mark(content: &str) -> String {
    format!("{MARK}{content}{MARK}")
}

/// The variables that stand for unknown values.
pub struct Variables<'a> {
    unknown: &'a [Unknown],
    /// Their names, by the position of the value.
    names: Vec<String>,
    /// All names.
    taken: TakenNames,
    /// The positions of those that are in the file.
    used: BTreeSet<usize>,
    /// Those in the file that stand for what follows from a missing value, by their marks.
    made: IndexMap<String, Followed>,
}

/// A variable for what follows from something that is missing.
struct Followed {
    name: String,
    position: usize,
    place: (FileId, u32),
}

/// A variable that Compose asks for.
pub struct Wanted<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is missing.
    pub unknown: &'a Unknown,
    /// When it stands not for that, but for a value that follows from it: where the template has that.
    pub value: Option<(FileId, u32)>,
}

impl<'a> Variables<'a> {
    /// A variable for each unknown value; the same one where the same is missing.
    pub fn of(unknown: &'a [Unknown]) -> Self {
        let mut taken = TakenNames::default();
        let mut same: HashMap<(&str, &Supply), String> = HashMap::new();
        let mut name = |value: &'a Unknown| match value.supply {
            // What only the template could say is another thing at each place.
            Supply::Template(_) => taken.claim(&value.what),
            _ => same.entry((&value.what, &value.supply)).or_insert_with(|| taken.claim(&value.what)).clone(),
        };
        let names = unknown.iter().map(&mut name).collect();
        Variables { unknown, names, taken, used: BTreeSet::new(), made: IndexMap::new() }
    }

    /// A text as the file has it.
    fn written(&mut self, text: &str) -> String {
        let mut out = String::new();
        for (at, part) in text.split(MARK).enumerate() {
            match (at % 2 == 1).then(|| self.variable(part)).flatten() {
                Some(variable) => out.push_str(&variable),
                None => out.push_str(&part.replace('$', "$$")),
            }
        }
        out
    }

    /// The variable for a mark.
    fn variable(&mut self, mark: &str) -> Option<String> {
        let Some((position, rest)) = mark.split_once(':') else {
            let position = mark.parse().ok()?;
            let (unknown, name) = (self.unknown.get(position)?, self.names.get(position)?);
            self.used.insert(position);
            return Some(asked_for(name, &unknown.what, &unknown.supply));
        };
        let position: usize = position.parse().ok()?;
        let unknown = self.unknown.get(position)?;
        let (file, rest) = rest.split_once(':')?;
        let place = (FileId::at(file.parse().ok()?), rest.split_once(':')?.0.parse().ok()?);
        let what = match unknown.supply {
            Supply::Template(_) => unknown.what.clone(),
            _ => format!("a value that depends on {}", unknown.what),
        };
        if !self.made.contains_key(mark) {
            let name = self.taken.claim(&what.replace("a value that depends on", "value with"));
            self.made.insert(mark.to_owned(), Followed { name, position, place });
        }
        let name = &self.made.get(mark)?.name;
        Some(asked_for(name, &what, &unknown.supply))
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

    /// The variables of the file.
    pub fn used(&self) -> Vec<Wanted<'_>> {
        let mut used: Vec<Wanted> = Vec::new();
        for position in &self.used {
            let (Some(name), Some(unknown)) = (self.names.get(*position), self.unknown.get(*position)) else {
                continue;
            };
            if !used.iter().any(|other| other.name == name) {
                used.push(Wanted { name, unknown, value: None });
            }
        }
        let made = self.made.values().filter_map(|made| {
            let unknown = self.unknown.get(made.position)?;
            Some(Wanted { name: &made.name, unknown, value: Some(made.place) })
        });
        used.extend(made);
        used
    }
}

/// A variable, with what Compose says when it is not set.
fn asked_for(name: &str, what: &str, supply: &Supply) -> String {
    let message = match supply {
        Supply::Argument(argument) => format!("set it, or call samc plan with {argument}"),
        _ => "set it, or see the head of this file".to_owned(),
    };
    let what = format!("{what} is not known: {message}");
    format!("${{{name}:?{}}}", what.replace(['{', '}', '$'], ""))
}

/// The names that variables have.
#[derive(Default)]
struct TakenNames {
    names: HashSet<String>,
    /// How often each name was wanted.
    wanted: HashMap<String, usize>,
}

impl TakenNames {
    /// A name of its own for what is missing: `parameter Table` becomes `PARAMETER_TABLE`, the next one `PARAMETER_TABLE_2`.
    /// No variable that the user has anyway is called like this.
    fn claim(&mut self, what: &str) -> String {
        let words = what.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let name = words.collect::<Vec<_>>().join("_").to_ascii_uppercase();
        let is_number = name.starts_with(|c: char| c.is_ascii_digit());
        let name = if is_number { format!("VALUE_{name}") } else { name };
        let mut numbered = name.clone();
        while self.names.contains(&numbered) {
            let wanted = self.wanted.entry(name.clone()).or_insert(1);
            *wanted += 1;
            numbered = format!("{name}_{wanted}");
        }
        self.names.insert(numbered.clone());
        numbered
    }
}

//! `DefinitionSubstitutions`: what stands for `${Name}` in a definition.

use std::collections::HashMap;

use indexmap::IndexSet;
use serde_json::Value as Json;

use crate::language::values::Unknown;
use crate::plan::kinds::Planned;
use crate::plan::model::store::Substitution;
use crate::plan::model::{Setting, Tree};
use crate::plan::partial::{mark, with_holes};

/// No definition is longer than a megabyte (Step Functions Developer Guide, "Service quotas"); long values that stand
/// for many names would make it so.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// What stands for names in a definition.
pub struct Substitutions<'a> {
    machine: &'a Planned<'a>,
    values: HashMap<&'a str, String>,
    /// Names for which nothing stands.
    missing: IndexSet<String>,
    /// How many bytes may still be put in.
    left: usize,
}

impl<'a> Substitutions<'a> {
    /// The substitutions of a state machine. For a value that is not known, its mark stands.
    pub fn new(machine: &'a Planned<'a>, substitutions: &'a [Substitution]) -> Self {
        let value = |substitution: &'a Substitution| {
            let value = match &substitution.value {
                Setting::Known(text, _) => text.clone(),
                Setting::Unknown(id) => mark(id),
            };
            (substitution.name.as_str(), value)
        };
        let values = substitutions.iter().map(value).collect();
        Substitutions { machine, values, missing: IndexSet::new(), left: MOST_BYTES }
    }

    /// The definition with all of them made, in keys and texts.
    pub fn tree(&mut self, tree: Tree) -> Tree {
        let value = self.json(tree.value);
        with_holes(Tree { value, ..tree })
    }

    fn json(&mut self, json: Json) -> Json {
        match json {
            Json::String(text) => Json::String(self.text(&text)),
            Json::Array(items) => Json::Array(items.into_iter().map(|item| self.json(item)).collect()),
            Json::Object(map) => {
                let entry = |(key, value): (String, Json)| (self.text(&key), self.json(value));
                Json::Object(map.into_iter().map(entry).collect())
            }
            other => other,
        }
    }

    /// The text with all of them made. What is put in is not looked at again.
    pub fn text(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            out.push_str(before);
            rest = after;
            match after.split_once('}') {
                Some((name, behind)) if is_name(name) => {
                    out.push_str(&self.value(name));
                    rest = behind;
                }
                _ => out.push_str("${"),
            }
        }
        out.push_str(rest);
        out
    }

    /// What stands for a name: itself, when nothing does.
    fn value(&mut self, name: &str) -> String {
        let value = self.values.get(name);
        let fits = value.filter(|value| value.len() <= self.left);
        match (fits, value) {
            (Some(value), _) => {
                self.left -= value.len();
                value.clone()
            }
            (None, Some(_)) => {
                let place = self.machine.node.span;
                let why = Unknown::new(place, "with all substitutions made, the definition is too long");
                mark(&self.machine.context.unknown(why))
            }
            (None, None) => {
                self.missing.insert(name.to_owned());
                format!("${{{name}}}")
            }
        }
    }

    /// AWS leaves such names in the definition, where they rarely are what was meant.
    pub fn tell_missing(&self) {
        for name in &self.missing {
            let why = format!("nothing stands for `${{{name}}}` in the definition");
            let help = Some(format!("`{name}: …` under `DefinitionSubstitutions`"));
            let place = self.machine.node.span;
            self.machine.context.unknown(Unknown { help, ..Unknown::new(place, why) });
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

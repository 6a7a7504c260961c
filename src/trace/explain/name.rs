//! Why something that SAM makes is called as it is.

use serde_json::{Map as JsonMap, Value as Json};

use super::super::brief;
use super::super::{Traced, type_of};
use super::{Coming, key_of};
use crate::expand::recipe::{Digits, Ingredient, Made, Recipe};
use crate::expand::types;
use crate::report::locate::{Step, locate};
use crate::tree::Text;

/// Why something is called as it is.
#[derive(Debug)]
pub struct Name<'a> {
    /// What the logical id is put together of, from its beginning to its end.
    pub parts: Vec<NamePart<'a>>,
    /// How the digits at the end were made, when there are some.
    pub recipe: Option<&'a Recipe>,
    /// The name by which the template can refer to it whatever its logical id.
    pub stable: Option<String>,
}

/// A stretch of a logical id.
#[derive(Debug, PartialEq, Eq)]
pub struct NamePart<'a> {
    /// The stretch.
    pub text: &'a str,
    /// Where it comes from; empty for a word of SAM's own.
    pub from: &'static str,
}

/// Why the thing is called so.
pub fn of<'a>(traced: &Traced<'a>, id: &'a str, kind: &str, coming: Coming<'a>) -> Name<'a> {
    let owner = match coming {
        Coming::Made(owner) => owner,
        _ => None,
    };
    let recipe = traced.makings.get(id).and_then(|made| made.recipe.as_deref());
    Name { parts: parts(traced, id, owner, recipe), recipe, stable: stable_name(traced, id, kind, owner) }
}

fn parts<'a>(
    traced: &Traced<'a>,
    id: &'a str,
    owner: Option<&str>,
    recipe: Option<&Recipe>,
) -> Vec<NamePart<'a>> {
    let mut parts = Vec::new();
    let mut rest = id;
    let mut take = |length: usize, from| {
        if let Some((text, after)) = rest.split_at_checked(length).filter(|(text, _)| !text.is_empty()) {
            parts.push(NamePart { text, from });
            rest = after;
        }
        rest
    };
    let digits = recipe.map_or(0, |recipe| id.len().saturating_sub(recipe.prefix.len()));
    let mut left = id;
    if let Some(owner) = owner.filter(|owner| id.starts_with(*owner)) {
        left = take(owner.len(), "the resource");
    }
    if let Some(event) = event_of(traced, id).filter(|event| left.starts_with(*event)) {
        left = take(event.len(), "its event");
    }
    left = take(left.len().saturating_sub(digits), "");
    take(left.len(), "digits");
    parts
}

/// The event that caused the thing.
fn event_of<'a>(traced: &Traced<'a>, id: &str) -> Option<&'a str> {
    let key = key_of(traced, "Resources", id)?;
    match locate(traced.document, key.span).as_slice() {
        [Step::Key("Resources"), _, Step::Key("Properties"), Step::Key("Events"), Step::Key(event), ..] => {
            Some(*event)
        }
        _ => None,
    }
}

/// `Function.Version` and its like.
fn stable_name(traced: &Traced, id: &str, kind: &str, owner: Option<&str>) -> Option<String> {
    let sam_type = types::find(type_of(traced.written_resource(owner?)?)?)?;
    let (name, _) = sam_type.referable.iter().find(|(_, of)| *of == kind)?;
    let of_same_kind = |(other, made): &(&Text, &Made)| {
        let kind_of_other = traced.expansion.at(&["Resources", other]).and_then(type_of);
        made.of.as_deref() == owner && kind_of_other == Some(kind)
    };
    let last = traced.makings.iter().rfind(of_same_kind).map(|(other, _)| other.as_str());
    (last == Some(id)).then(|| format!("{}.{name}", owner.unwrap_or("")))
}

impl Recipe {
    /// How the digits came about, in words.
    pub fn words(&self) -> &'static str {
        match self.digits {
            Digits::Hashed => "the first 10 digits of the SHA-1 of",
            Digits::Copied => "the first 10 characters of",
        }
    }
}

impl Ingredient {
    /// The ingredient for people: names and values, each cut to a line. The name is empty when there
    /// is only one value.
    pub fn details(&self) -> Vec<(String, String)> {
        match self.values() {
            Some(values) => values.into_iter().map(|(path, value)| (path, brief::cut(&value))).collect(),
            None => vec![(String::new(), brief::size_or_text(&self.text))],
        }
    }

    /// The values in the ingredient by their paths, when it is data.
    pub fn values(&self) -> Option<Vec<(String, String)>> {
        let Ok(Json::Object(object)) = serde_json::from_str(&self.text) else { return None };
        let mut values = Vec::new();
        // The data of a layer stands below its logical id, which tells nothing.
        match object.iter().next() {
            Some((_, Json::Object(only))) if object.len() == 1 => add_values("", only, &mut values),
            _ => add_values("", &object, &mut values),
        }
        Some(values)
    }
}

fn add_values(path: &str, object: &JsonMap<String, Json>, values: &mut Vec<(String, String)>) {
    for (key, value) in object {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value.as_object().filter(|object| object.len() > 1 || !is_function(object)) {
            Some(below) if !below.is_empty() => add_values(&path, below, values),
            _ => values.push((path, value.to_string())),
        }
    }
}

fn is_function(object: &JsonMap<String, Json>) -> bool {
    object.keys().all(|key| key == "Ref" || key.starts_with("Fn::"))
}

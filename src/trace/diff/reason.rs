//! Why a generated resource has a new logical id.

use indexmap::{IndexMap, IndexSet};

use super::{Entry, PropertyChange};
use crate::expand::recipe::Recipe;
use crate::template::intrinsic;
use crate::trace::{Traced, type_of};

/// What has changed of what the digits stand for.
pub fn of<'a>(
    old_side: &Traced<'a>,
    new_side: &Traced<'a>,
    old: Entry<'a>,
    new: Entry<'a>,
    found: &[PropertyChange],
) -> Vec<String> {
    match (recipe(old_side, old), recipe(new_side, new)) {
        (Some(before), Some(now)) => changed_ingredients(before, now),
        _ => from_the_resources(old_side, new_side, new).unwrap_or_else(|| paths(found)),
    }
}

fn recipe<'a>(traced: &Traced<'a>, entry: Entry) -> Option<&'a Recipe> {
    traced.makings.get(entry.id)?.recipe.as_deref()
}

fn changed_ingredients(old: &Recipe, new: &Recipe) -> Vec<String> {
    let (old, new) = (details(old), details(new));
    let changed = new.iter().filter(|(name, value)| old.get(*name) != Some(value));
    let removed = old.iter().filter(|(name, _)| !new.contains_key(*name));
    let name = |(name, _): (&String, _)| name.trim_start_matches("Properties.").to_owned();
    changed.chain(removed).map(name).collect()
}

/// Everything that went into the digits, by name.
fn details(recipe: &Recipe) -> IndexMap<String, String> {
    let mut all = IndexMap::new();
    for ingredient in &recipe.ingredients {
        match ingredient.values() {
            Some(values) => all.extend(values),
            None => {
                all.insert(ingredient.name.to_owned(), ingredient.text.clone());
            }
        }
    }
    all
}

/// Where one of the templates was expanded elsewhere, what the digits stand for is not known; but
/// the resources that it was taken from are there.
fn from_the_resources(old: &Traced, new: &Traced, entry: Entry) -> Option<Vec<String>> {
    let (property, parts): (_, &[&str]) = match type_of(entry.node)? {
        "AWS::Lambda::Version" => ("FunctionName", &["Code", "Environment", "MemorySize", "SnapStart"]),
        "AWS::ApiGateway::Deployment" => ("RestApiId", &["Body", "BodyS3Location"]),
        _ => return None,
    };
    let id = intrinsic::referenced_id(entry.node.at(&["Properties", property])?)?;
    let part = |traced: &Traced<'_>, name: &str| {
        traced.expansion.at(&["Resources", id, "Properties", name]).cloned()
    };
    let differs = |name: &&&str| part(old, name) != part(new, name);
    Some(parts.iter().filter(differs).map(|name| format!("{name} of {id}")).collect())
}

fn paths(found: &[PropertyChange]) -> Vec<String> {
    let names: IndexSet<String> = found.iter().map(|change| change.change.property()).collect();
    names.into_iter().collect()
}

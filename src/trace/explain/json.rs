//! Explanations for scripts. Fields may be added, but are never renamed.

use serde_json::{Value as Json, json};

use super::super::Traced;
use super::super::links::Link;
use super::listing::Groups;
use super::name::Name;
use super::{Coming, Elsewhere, Entry, Explanation};
use crate::expand::recipe::{Digits, Ingredient};
use crate::report::json::{file, print, span};

/// One explanation.
pub fn render(explanation: &Explanation, traced: &Traced) -> String {
    let (coming, of) = match explanation.coming {
        Coming::Written => ("written", None),
        Coming::AddedTo => ("added-to", None),
        Coming::Expanded(_) => ("expanded", Some(explanation.id)),
        Coming::Made(owner) => ("made", owner),
        Coming::Dissolved => ("dissolved", None),
    };
    print(&json!({
        "id": explanation.id,
        "type": explanation.what,
        "origin": coming,
        "made_for": of,
        "file": file(explanation.place, traced.sources),
        "span": span(explanation.place, traced.sources),
        "name": explanation.name.as_ref().map(name),
        "values_from_elsewhere": explanation.elsewhere.iter().map(|found| elsewhere(found, traced)).collect::<Vec<_>>(),
        "also_makes": explanation.also_makes.iter().map(|made| entry(made, traced)).collect::<Vec<_>>(),
        "refers_to": explanation.refers_to.iter().map(link).collect::<Vec<_>>(),
        "referred_by": explanation.referred_by.iter().map(link).collect::<Vec<_>>(),
    }))
}

fn name(name: &Name) -> Json {
    let parts = name.parts.iter().map(|part| json!({"text": part.text, "from": part.from}));
    let digits = name.recipe.map(|recipe| match recipe.digits {
        Digits::Hashed => "sha1",
        Digits::Copied => "copied",
    });
    let ingredients = name.recipe.into_iter().flat_map(|recipe| &recipe.ingredients);
    json!({
        "parts": parts.collect::<Vec<_>>(),
        "digits": digits,
        "made_of": ingredients.map(ingredient).collect::<Vec<_>>(),
        "stable": name.stable,
    })
}

/// With the whole text, over which one can compute the hash.
fn ingredient(ingredient: &Ingredient) -> Json {
    json!({"name": ingredient.name, "text": ingredient.text})
}

fn elsewhere(found: &Elsewhere, traced: &Traced) -> Json {
    json!({
        "path": found.path,
        "file": file(found.span, traced.sources),
        "span": span(found.span, traced.sources),
        "from": found.from,
    })
}

fn entry(entry: &Entry, traced: &Traced) -> Json {
    json!({
        "id": entry.id,
        "type": entry.what,
        "file": file(entry.place, traced.sources),
        "span": span(entry.place, traced.sources),
    })
}

fn link(link: &Link) -> Json {
    json!({
        "section": link.section,
        "entry": link.entry,
        "path": link.path,
        "way": link.way.words(),
        "target": link.target,
    })
}

/// The implicit things of a template: a list of groups.
pub fn render_listing(groups: &Groups, traced: &Traced) -> String {
    let group = |(owner, entries): (&Option<&str>, &Vec<Entry>)| json!({"made_for": owner, "makes": entries.iter().map(|made| entry(made, traced)).collect::<Vec<_>>()});
    print(&groups.iter().map(group).collect())
}

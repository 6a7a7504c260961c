//! Differences for scripts. Fields may be added, but are never renamed.

use serde_json::{Value as Json, json};

use super::super::Traced;
use super::{Effect, EntryChange, PropertyChange, Replaces};
use crate::emit::json::to_value;
use crate::report::json::{file, path, print, span};

/// The differences as a list.
pub fn render(found: &[EntryChange], traced: &Traced) -> String {
    print(&found.iter().map(|change| entry(change, traced)).collect())
}

fn entry(entry: &EntryChange, traced: &Traced) -> Json {
    json!({
        "section": entry.section,
        "id": entry.id,
        "old_id": entry.old_id,
        "type": entry.kind,
        "effect": effect(entry.effect),
        "because": entry.because,
        "keeps_old": entry.keeps_old,
        "changes": entry.changes.iter().map(|change| property(change, traced)).collect::<Vec<_>>(),
        "file": file(entry.place, traced.sources),
        "span": span(entry.place, traced.sources),
    })
}

fn effect(effect: Effect) -> String {
    effect.name().replace(' ', "-")
}

fn property(PropertyChange { change, replaces }: &PropertyChange, traced: &Traced) -> Json {
    let replaces = match replaces {
        Replaces::No => "no",
        Replaces::Perhaps => "perhaps",
        Replaces::Yes => "yes",
    };
    let place = change.new.or(change.old).map(|node| node.span);
    json!({
        "path": path(&change.path),
        "old": change.old.map(to_value),
        "new": change.new.map(to_value),
        "replaces": replaces,
        "file": place.map(|place| file(place, traced.sources)),
        "span": place.map(|place| span(place, traced.sources)),
    })
}

//! Everything that a template gets without asking for it by name.

use indexmap::IndexMap;

use super::super::{Traced, type_of};
use super::{Entry, owner};
use crate::tree::Map;

/// The implicit things that one resource of the template causes; `None` for those that no single
/// one does.
pub type Groups<'a> = IndexMap<Option<&'a str>, Vec<Entry<'a>>>;

/// The implicit things by the resource of the template that causes them.
pub fn groups<'a>(traced: &Traced<'a>) -> Groups<'a> {
    let mut groups = Groups::new();
    for (owner, entry) in implicit(traced) {
        groups.entry(owner).or_default().push(entry);
    }
    groups
}

/// Resources and conditions that are not in the template, each with its cause.
pub fn implicit<'a>(traced: &Traced<'a>) -> Vec<(Option<&'a str>, Entry<'a>)> {
    let resources = traced.section("Resources").into_iter().flat_map(Map::as_written);
    let resources = resources.filter(|(id, ..)| traced.is_implicit(id));
    let resources =
        resources.map(|(id, place, node)| Entry { id, what: type_of(node).unwrap_or("resource"), place });
    let conditions = traced.section("Conditions").into_iter().flat_map(Map::as_written);
    let conditions = conditions.filter(|(id, ..)| traced.processed.at(&["Conditions", id]).is_none());
    let conditions = conditions.map(|(id, place, _)| Entry { id, what: "condition", place });
    resources.chain(conditions).map(|entry| (owner(traced, entry.id, entry.place), entry)).collect()
}

//! What differs between two expansions, as CloudFormation would see it.

mod changes;
pub mod human;
pub mod json;
mod pairs;
mod reason;
mod replacement;

use indexmap::IndexSet;

pub use changes::Change;
use changes::changes;
pub use replacement::Replaces;

use super::{Traced, type_of};
use crate::schema::{ResourceType, Schemas};
use crate::source::Span;
use crate::tree::{Map, Node};

/// One entry of a section that is not the same in both templates.
#[derive(Debug)]
pub struct EntryChange<'a> {
    /// The section.
    pub section: &'a str,
    /// Its name in the new template, or in the old one when it is removed; empty for a section that
    /// has no entries.
    pub id: &'a str,
    /// Its name in the old template, where that is another one.
    pub old_id: Option<&'a str>,
    /// The type of a resource, in the new template if it is there.
    pub kind: Option<&'a str>,
    /// What CloudFormation makes of it.
    pub effect: Effect,
    /// What of it brings that about.
    pub because: Vec<String>,
    /// Whether the old resource stays when the stack no longer has it.
    pub keeps_old: bool,
    /// What differs inside.
    pub changes: Vec<PropertyChange<'a>>,
    /// Where it comes from: in the new template, or in the old one when it is removed.
    pub place: Span,
}

/// A difference inside an entry.
#[derive(Debug)]
pub struct PropertyChange<'a> {
    /// Where, and what.
    pub change: Change<'a>,
    /// Whether it brings about a new resource.
    pub replaces: Replaces,
}

/// What CloudFormation makes of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is changed where it is.
    Changed,
    /// It is replaced, or changed where it is, depending on what CloudFormation finds there.
    PerhapsReplaced,
    /// A new one takes its place.
    Replaced,
    /// CloudFormation will not do it: a resource cannot become one of another type.
    Refused,
}

impl Effect {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Added => "added",
            Effect::Removed => "removed",
            Effect::Changed => "changed",
            Effect::PerhapsReplaced => "perhaps replaced",
            Effect::Replaced => "replaced",
            Effect::Refused => "refused",
        }
    }
}

/// Everything that differs, in the order of the new template; what is removed comes last in its
/// section.
pub fn compare<'a>(old: &Traced<'a>, new: &Traced<'a>) -> Vec<EntryChange<'a>> {
    let sections = |traced: &Traced<'a>| traced.expansion.as_map().into_iter().flat_map(Map::as_written);
    let names: IndexSet<&str> = sections(new).chain(sections(old)).map(|(name, ..)| name.as_str()).collect();
    names.into_iter().flat_map(|section| compare_section(old, new, section)).collect()
}

fn compare_section<'a>(old: &Traced<'a>, new: &Traced<'a>, section: &'a str) -> Vec<EntryChange<'a>> {
    let side = |traced: &Traced<'a>| traced.expansion.get(section);
    let is_map = |node: Option<&Node>| node.is_none_or(|node| node.as_map().is_some());
    if !is_map(side(old)) || !is_map(side(new)) {
        let (old, new) = (whole(old, section), whole(new, section));
        return both(section, old, new).into_iter().collect();
    }
    if section == "Resources" {
        return compare_resources(old, new);
    }
    let (old, new) = (entries(side(old)), entries(side(new)));
    let kept = new.iter().filter_map(|new| both(section, find(&old, new.id), Some(*new)));
    let removed = old.iter().filter(|old| find(&new, old.id).is_none());
    kept.chain(removed.filter_map(|old| both(section, Some(*old), None))).collect()
}

/// An entry of a section of one of the templates.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    id: &'a str,
    place: Span,
    node: &'a Node,
}

fn entries(section: Option<&Node>) -> Vec<Entry<'_>> {
    let all = section.and_then(Node::as_map).into_iter().flat_map(Map::as_written);
    all.map(|(id, place, node)| Entry { id, place, node }).collect()
}

fn find<'a>(entries: &[Entry<'a>], id: &str) -> Option<Entry<'a>> {
    entries.iter().find(|entry| entry.id == id).copied()
}

/// A section that is one value, such as `Description`.
fn whole<'a>(traced: &Traced<'a>, section: &str) -> Option<Entry<'a>> {
    let node = traced.expansion.get(section)?;
    Some(Entry { id: "", place: node.span, node })
}

/// The difference between two entries that are no resources.
fn both<'a>(section: &'a str, old: Option<Entry<'a>>, new: Option<Entry<'a>>) -> Option<EntryChange<'a>> {
    let (entry, effect) = match (old, new) {
        (Some(_), Some(new)) => (new, Effect::Changed),
        (None, Some(new)) => (new, Effect::Added),
        (Some(old), None) => (old, Effect::Removed),
        (None, None) => return None,
    };
    let found = changes(old.map(|old| old.node), new.map(|new| new.node));
    (!found.is_empty()).then(|| EntryChange {
        section,
        id: entry.id,
        old_id: None,
        kind: None,
        effect,
        because: Vec::new(),
        keeps_old: false,
        changes: found.into_iter().map(|change| PropertyChange { change, replaces: Replaces::No }).collect(),
        place: entry.place,
    })
}

fn compare_resources<'a>(old: &Traced<'a>, new: &Traced<'a>) -> Vec<EntryChange<'a>> {
    let (old_entries, new_entries) =
        (entries(old.expansion.get("Resources")), entries(new.expansion.get("Resources")));
    let renamed = pairs::renamed(old, new, &old_entries, &new_entries);
    let schemas = Schemas::new();
    let mut found = Vec::new();
    for entry in &new_entries {
        found.extend(match (find(&old_entries, entry.id), renamed.get(entry.id)) {
            (Some(before), _) => same_id(&schemas, before, *entry),
            (None, Some(before)) => Some(new_id(&schemas, old, new, *before, *entry)),
            (None, None) => Some(one_sided(*entry, Effect::Added)),
        });
    }
    let is_gone = |entry: &&Entry| {
        find(&new_entries, entry.id).is_none() && !renamed.values().any(|before| before.id == entry.id)
    };
    found.extend(old_entries.iter().filter(is_gone).map(|entry| one_sided(*entry, Effect::Removed)));
    found
}

fn same_id<'a>(schemas: &Schemas, old: Entry<'a>, new: Entry<'a>) -> Option<EntryChange<'a>> {
    let kind = type_of(new.node).unwrap_or("");
    let found = inside(schemas.resource_type(kind), old, new);
    let replaces = found.iter().map(|change| change.replaces).max()?;
    let effect = match replaces {
        _ if type_of(old.node) != type_of(new.node) => Effect::Refused,
        Replaces::Yes => Effect::Replaced,
        Replaces::Perhaps => Effect::PerhapsReplaced,
        Replaces::No => Effect::Changed,
    };
    let causes = found.iter().filter(|change| change.replaces != Replaces::No);
    let because: IndexSet<String> = causes.map(|change| change.change.property()).collect();
    Some(EntryChange {
        because: because.into_iter().collect(),
        keeps_old: effect >= Effect::PerhapsReplaced && is_kept(old, "UpdateReplacePolicy"),
        changes: found,
        ..one_sided(new, effect)
    })
}

/// A resource whose logical id has a hash of what it is made of.
fn new_id<'a>(
    schemas: &Schemas,
    old_side: &Traced<'a>,
    new_side: &Traced<'a>,
    old: Entry<'a>,
    new: Entry<'a>,
) -> EntryChange<'a> {
    let found = inside(type_of(new.node).and_then(|kind| schemas.resource_type(kind)), old, new);
    EntryChange {
        old_id: Some(old.id),
        because: reason::of(old_side, new_side, old, new, &found),
        keeps_old: is_kept(old, "DeletionPolicy"),
        changes: found,
        ..one_sided(new, Effect::Replaced)
    }
}

fn one_sided(entry: Entry, effect: Effect) -> EntryChange {
    EntryChange {
        section: "Resources",
        id: entry.id,
        old_id: None,
        kind: type_of(entry.node),
        effect,
        because: Vec::new(),
        keeps_old: effect == Effect::Removed && is_kept(entry, "DeletionPolicy"),
        changes: Vec::new(),
        place: entry.place,
    }
}

fn inside<'a>(kind: Option<&ResourceType>, old: Entry<'a>, new: Entry<'a>) -> Vec<PropertyChange<'a>> {
    let with_effect =
        |change: Change<'a>| PropertyChange { replaces: replacement::replaces(kind, &change), change };
    changes(Some(old.node), Some(new.node)).into_iter().map(with_effect).collect()
}

fn is_kept(entry: Entry, policy: &str) -> bool {
    entry.node.get(policy).and_then(Node::as_str) == Some("Retain")
}

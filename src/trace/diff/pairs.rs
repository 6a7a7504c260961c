//! Generated resources whose logical ids have other digits than before.

use indexmap::IndexMap;

use super::Entry;
use crate::trace::{Traced, type_of};

/// How many digits SAM puts at the end of a logical id.
const DIGITS: usize = 10;

/// New resources, by logical id, with the old resource of which each is the next.
pub fn renamed<'a>(
    old: &Traced<'a>,
    new: &Traced<'a>,
    old_entries: &[Entry<'a>],
    new_entries: &[Entry<'a>],
) -> IndexMap<&'a str, Entry<'a>> {
    let gone = by_stem(old, &without(old_entries, new_entries));
    let come = by_stem(new, &without(new_entries, old_entries));
    let pair =
        |(stem, new): (Stem, Vec<Entry<'a>>)| match (new.as_slice(), gone.get(&stem).map(Vec::as_slice)) {
            ([new], Some([old])) => Some((new.id, *old)),
            _ => None,
        };
    come.into_iter().filter_map(pair).collect()
}

fn without<'a>(entries: &[Entry<'a>], others: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let is_alone = |entry: &&Entry| !others.iter().any(|other| other.id == entry.id);
    entries.iter().filter(is_alone).copied().collect()
}

/// What stays of a resource when the digits change: its type, and the logical id before the digits.
type Stem<'a> = (&'a str, &'a str);

fn by_stem<'a>(traced: &Traced<'a>, entries: &[Entry<'a>]) -> IndexMap<Stem<'a>, Vec<Entry<'a>>> {
    let mut found: IndexMap<Stem, Vec<Entry>> = IndexMap::new();
    for entry in entries {
        if let Some(stem) = stem(traced, entry.id) {
            found.entry((type_of(entry.node).unwrap_or(""), stem)).or_default().push(*entry);
        }
    }
    found
}

fn stem<'a>(traced: &Traced<'a>, id: &'a str) -> Option<&'a str> {
    match traced.makings.get(id).and_then(|made| made.recipe.as_ref()) {
        Some(recipe) => id.get(..recipe.prefix.len()),
        None => {
            let (stem, digits) = id.split_at_checked(id.len().checked_sub(DIGITS)?)?;
            digits.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')).then_some(stem)
        }
    }
}

//! From edits to the new text.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::diagnostic::{Diagnostics, Edit, Fix, Severity};
use crate::source::{Sources, Span};
use crate::syntax;

/// How often a text is looked at again: what one fix brings to light, another may mend.
const ROUNDS: usize = 10;

/// Fixes that spoil a text together are tried one by one, but no more of them than this.
const MOST_TRIED: usize = 50;

/// A text with fixes applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The new text.
    pub text: String,
    /// Which of the fixes are in it, by their position.
    pub fixes: Vec<usize>,
}

/// Applies fixes to a text. Of fixes that overlap the first is applied, and the others wait for the next round, as
/// does one that would take the last entry of what another takes an entry from. Outside the edits the text stays
/// byte for byte.
pub fn apply(text: &str, fixes: &[&Fix]) -> Applied {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut positions = Vec::new();
    let mut lost: HashMap<Span, usize, RandomState> = HashMap::default();
    for (position, fix) in fixes.iter().enumerate() {
        if fix.edits.iter().all(|edit| has_room(edit, &chosen) && may_lose(edit, &lost))
            && !fix.edits.is_empty()
        {
            for (container, _) in fix.edits.iter().filter_map(|edit| edit.loses) {
                *lost.entry(container).or_default() += 1;
            }
            chosen.extend(&fix.edits);
            positions.push(position);
        }
    }
    chosen.sort_by_key(|edit| (edit.span.start, edit.span.end));
    Applied { text: edited(text, &chosen), fixes: positions }
}

/// Whether an edit touches none of the others.
fn has_room(edit: &Edit, others: &[&Edit]) -> bool {
    let apart = |other: &&Edit| edit.span.end < other.span.start || other.span.end < edit.span.start;
    let borders = |other: &&Edit| {
        let is_insertion = |span: Span| span.start == span.end;
        let touches = edit.span.end == other.span.start || other.span.end == edit.span.start;
        touches && !is_insertion(edit.span) && !is_insertion(other.span)
    };
    others.iter().all(|other| apart(other) || borders(other))
}

fn may_lose(edit: &Edit, lost: &HashMap<Span, usize, RandomState>) -> bool {
    let Some((container, entries)) = edit.loses else { return true };
    lost.get(&container).is_none_or(|lost| lost + 1 < entries)
}

/// The text with edits in the order of their places.
fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut reached = 0;
    for edit in edits {
        out.push_str(text.get(reached..edit.span.start as usize).unwrap_or(""));
        out.push_str(&edit.text);
        reached = edit.span.end as usize;
    }
    out.push_str(text.get(reached..).unwrap_or(""));
    out
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many fixes are in it.
    pub count: usize,
}

/// Applies the fixes of a text, and those of what is found in it afterwards, until there are none. `again` checks a
/// text and returns the fixes that are wanted. A fix that would bring an error of syntax is left out.
pub fn mend(name: &str, text: &str, fixes: Vec<Fix>, mut again: impl FnMut(&str) -> Vec<Fix>) -> Mended {
    let mut mended = Mended { text: text.to_owned(), count: 0 };
    let mut fixes = fixes;
    for _ in 0..ROUNDS {
        let applied = soundly(name, &mended.text, &fixes.iter().collect::<Vec<_>>());
        if applied.fixes.is_empty() || applied.text == mended.text {
            break;
        }
        mended.count += applied.fixes.len();
        mended.text = applied.text;
        fixes = again(&mended.text);
    }
    mended
}

/// Applies fixes that leave the text as well-formed as it is: all, or else one after the other, without those that
/// do not.
fn soundly(name: &str, text: &str, fixes: &[&Fix]) -> Applied {
    let before = mistakes(name, text);
    let all = apply(text, fixes);
    if all.fixes.is_empty() || mistakes(name, &all.text) <= before {
        return all;
    }
    let mut sound: Vec<usize> = Vec::new();
    let mut best = Applied { text: text.to_owned(), fixes: Vec::new() };
    for position in 0..fixes.len().min(MOST_TRIED) {
        sound.push(position);
        let tried: Vec<&Fix> = sound.iter().filter_map(|position| fixes.get(*position).copied()).collect();
        let applied = apply(text, &tried);
        if applied.fixes.len() == tried.len() && mistakes(name, &applied.text) <= before {
            best = Applied { text: applied.text, fixes: sound.clone() };
        } else {
            sound.pop();
        }
    }
    best
}

/// How many things are wrong with the syntax of a text; a text that cannot be read at all has the most.
fn mistakes(name: &str, text: &str) -> (bool, usize) {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let mut found = Diagnostics::new();
    let document = syntax::parse(&sources, file, &mut found);
    // A repeated key is a warning, and not to be brought about either.
    let count = found.iter().filter(|found| found.severity >= Severity::Warning).count();
    (document.is_none(), count)
}

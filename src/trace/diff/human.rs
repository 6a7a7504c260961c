//! Differences for people.

use std::fmt::Write;

use super::super::{Traced, brief};
use super::{Effect, EntryChange, PropertyChange, Replaces};
use crate::report::human::Style;
use crate::report::visible;
use crate::source::Span;
use crate::trace::explain::path_text;

/// Differences inside one entry beyond this number are only counted.
const MOST: usize = 25;
/// Reasons beyond this number are only counted.
const MOST_REASONS: usize = 5;

/// The differences by section, then a count.
pub fn render(found: &[EntryChange], old: &Traced, new: &Traced, style: &Style) -> String {
    if found.is_empty() {
        return "no differences\n".to_owned();
    }
    let mut out = format!("--- {}\n+++ {}\n", name(old), name(new));
    let mut section = "";
    for entry in found {
        if entry.section != section {
            section = entry.section;
            let _ = writeln!(out, "\n{}", visible(section));
        }
        write_entry(&mut out, entry, new, style);
    }
    let _ = writeln!(out, "\n{}", summary(found));
    out
}

fn name(traced: &Traced) -> String {
    let source = traced.sources.get(traced.document.span.file);
    source.map_or(String::new(), |source| visible(&source.name))
}

/// "1 added, 2 changed".
fn summary(found: &[EntryChange]) -> String {
    let effects = [
        Effect::Added,
        Effect::Removed,
        Effect::Changed,
        Effect::PerhapsReplaced,
        Effect::Replaced,
        Effect::Refused,
    ];
    let count = |effect: Effect| found.iter().filter(|entry| entry.effect == effect).count();
    let counts = effects.into_iter().map(|effect| (count(effect), effect)).filter(|(count, _)| *count > 0);
    counts.map(|(count, effect)| format!("{count} {}", effect.name())).collect::<Vec<_>>().join(", ")
}

fn write_entry(out: &mut String, entry: &EntryChange, new: &Traced, style: &Style) {
    let (mark, colour) = match entry.effect {
        Effect::Added => ("+", "32"),
        Effect::Removed => ("-", "31"),
        Effect::Changed => ("~", "33"),
        Effect::PerhapsReplaced => ("~", "35"),
        Effect::Replaced => ("-/+", "35"),
        Effect::Refused => ("!", "31"),
    };
    let mark = format!("{mark:>3}");
    let mark = if style.colour { format!("\u{1b}[{colour}m{mark}\u{1b}[0m") } else { mark };
    let _ = writeln!(out, "{mark} {}{}", visible(&title(entry)), place(entry, new));
    let consequence = consequence(entry);
    if !consequence.is_empty() {
        let _ = writeln!(out, "      {}", visible(&consequence));
    }
    let details = details(entry);
    for change in details.iter().take(MOST) {
        let _ = writeln!(out, "      {}", visible(&property(change, new)));
    }
    if details.len() > MOST {
        let _ = writeln!(out, "      and {} more", details.len() - MOST);
    }
}

/// What is worth telling of the differences inside an entry: nothing of one that is new or gone.
fn details<'a>(entry: &'a EntryChange<'a>) -> Vec<&'a PropertyChange<'a>> {
    if matches!(entry.effect, Effect::Added | Effect::Removed) {
        return Vec::new();
    }
    // SAM puts the hash of a deployment there, which the logical id shows already.
    let is_deployment = entry.kind == Some("AWS::ApiGateway::Deployment") && entry.old_id.is_some();
    let is_hash = |change: &&PropertyChange| is_deployment && change.change.property() == "Description";
    entry.changes.iter().filter(|change| !is_hash(change)).collect()
}

/// The id, before it the old one, behind it the type.
fn title(entry: &EntryChange) -> String {
    let renamed = entry.old_id.map_or(String::new(), |old| format!("{old} -> "));
    let kind = entry.kind.map_or(String::new(), |kind| format!(" ({kind})"));
    let id = if entry.id.is_empty() { entry.section } else { entry.id };
    format!("{renamed}{id}{kind}")
}

fn place(entry: &EntryChange, new: &Traced) -> String {
    match entry.effect {
        Effect::Removed => String::new(),
        _ => format!("  {}", new.short_line(entry.place)),
    }
}

/// "a new version, because MemorySize changed; the old one stays".
fn consequence(entry: &EntryChange) -> String {
    let what = match entry.effect {
        Effect::Replaced if entry.old_id.is_some() => format!("a new {}", noun(entry.kind.unwrap_or(""))),
        Effect::Replaced | Effect::PerhapsReplaced => entry.effect.name().to_owned(),
        Effect::Refused => return refusal(),
        Effect::Removed if entry.keeps_old => return "no longer part of the stack, but kept".to_owned(),
        _ => return String::new(),
    };
    let kept = if entry.keeps_old { "; the old one is kept" } else { "" };
    format!("{what}{}{kept}", because(&entry.because))
}

fn refusal() -> String {
    "CloudFormation refuses to change the type of a resource: give it another logical id".to_owned()
}

fn because(reasons: &[String]) -> String {
    let shown = reasons.get(..MOST_REASONS).unwrap_or(reasons);
    let more = reasons.len() - shown.len();
    let list = match shown {
        [] => return String::new(),
        all if more > 0 => format!("{} and {more} more", all.join(", ")),
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.concat(),
    };
    format!(", because {list} changed")
}

/// The last part of a type's name in small letters: "layer version".
fn noun(kind: &str) -> String {
    let name = kind.rsplit("::").next().unwrap_or(kind);
    let mut noun = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !noun.is_empty() {
            noun.push(' ');
        }
        noun.push(c.to_ascii_lowercase());
    }
    noun
}

fn property(PropertyChange { change, replaces }: &PropertyChange, new: &Traced) -> String {
    let value = |node| brief::value(node);
    let path = if change.path.is_empty() { String::new() } else { format!("{}: ", path_text(&change.path)) };
    let difference = match (change.old, change.new) {
        (Some(old), Some(new)) => {
            let (old, new) = brief::pair(old, new);
            format!("{old} -> {new}")
        }
        (None, Some(new)) => format!("+ {}", value(new)),
        (Some(old), None) => format!("- {}", value(old)),
        (None, None) => String::new(),
    };
    let consequence = match replaces {
        Replaces::No => "",
        Replaces::Perhaps => "  (perhaps replaces it)",
        Replaces::Yes => "  (replaces it)",
    };
    let line = change.new.map_or(String::new(), |node| line(node.span, new));
    format!("{path}{difference}{line}{consequence}")
}

fn line(span: Span, new: &Traced) -> String {
    format!("  {}", new.short_line(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_a_sentence() {
        let reasons =
            |names: &[&str]| because(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(reasons(&[]), "");
        assert_eq!(reasons(&["S3Key"]), ", because S3Key changed");
        assert_eq!(reasons(&["A", "B", "C"]), ", because A, B and C changed");
        assert_eq!(reasons(&["A"; 7]), ", because A, A, A, A, A and 2 more changed");
        assert_eq!(noun("AWS::Lambda::LayerVersion"), "layer version");
    }
}

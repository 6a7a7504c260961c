//! What violations say.

use serde_json::Value as Json;

use super::Place;
use super::format::{Format, find as find_format};
use super::presence::Presence;
use crate::diagnostic::{Advice, Change, Fix, similar};
use crate::schema::{NumberLimits, ObjectLimits, Types};
use crate::tree::Node;

/// What was found, and what to write instead.
#[derive(Default)]
pub(super) struct Words {
    pub message: String,
    pub help: Option<Advice>,
}

fn words(message: String) -> Words {
    Words { message, help: None }
}

impl Words {
    fn help(self, help: impl Into<Advice>) -> Words {
        Words { help: Some(help.into()), ..self }
    }
}

/// How the value is called: by its key, or as an item of it.
fn subject(place: &Place) -> String {
    if place.is_item() { format!("an item of `{}`", place.name()) } else { format!("`{}`", place.name()) }
}

pub(super) fn never(place: &Place) -> Words {
    words(format!("{} cannot be set here", subject(place))).help(format!("remove `{}`", place.name()))
}

pub(super) fn wrong_type(place: &Place, node: &Node, types: Types) -> Words {
    words(format!("{} takes {}, but this is {}", subject(place), type_names(types), node.kind()))
}

pub(super) fn wrong_result(place: &Place, function: &str, given: Types, wanted: Types) -> Words {
    let found = format!(
        "`{function}` gives {} here, but {} takes {}",
        type_names(given),
        subject(place),
        type_names(wanted)
    );
    let is_list = given == Types::ARRAY;
    let help = match (is_list, wanted == Types::ARRAY) {
        (true, _) => "take one of its items with `!Select [0, …]`, or join them with `!Join [',', …]`",
        (false, true) => "put it into a list: `- ` before the function",
        _ => return words(found),
    };
    words(found).help(help.to_owned())
}

pub(super) fn condition_as_value(place: &Place, function: &str, wanted: Types) -> Words {
    let found =
        format!("`{function}` is for conditions, but {} takes {}", subject(place), type_names(wanted));
    let help = "move it to the section `Conditions`, and write `!If [NameOfCondition, …, …]` here";
    words(found).help(help.to_owned())
}

/// The types in words: "a text or a list".
pub(crate) fn type_names(types: Types) -> String {
    let names: Vec<&str> = types.names().map(type_name).collect();
    match names.split_last() {
        None => "any value".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn type_name(name: &str) -> &str {
    match name {
        "string" => "a string",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "true or false",
        "object" => "a map",
        "array" => "a list",
        _ => "null",
    }
}

pub(super) fn not_allowed(place: &Place, node: &Node, values: &[Json]) -> Words {
    let mut names: Vec<String> =
        values.iter().map(|value| value.as_str().map_or(value.to_string(), str::to_owned)).collect();
    names.dedup(); // A number and its text are the same to those who read it.
    let Some(text) = node.scalar_text() else {
        return words(format!("{} cannot be {}", subject(place), node.kind()));
    };
    let found = format!("`{text}` is not a value of {}", subject(place));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (similar::nearest(&text, names.iter().copied()), continued(&text, &names)) {
        (Some(near), _) => words(found).help(near.instead_of(&text)),
        (None, Some(whole)) => words(found).help(format!("did you mean `{whole}`?")),
        (None, None) => words(found).help(taken(&text, &names)),
    }
}

/// The name that ends with this text after a point: `ml.m5.large` of `m5.large`.
fn continued<'n>(text: &str, names: &[&'n str]) -> Option<&'n str> {
    let is_end = |name: &str| name.strip_suffix(text).is_some_and(|start| start.ends_with('.'));
    names.iter().copied().find(|name| !text.is_empty() && is_end(name))
}

/// What a property takes. Of a long list, such as that of instance types, the names that begin alike.
fn taken(text: &str, names: &[&str]) -> String {
    let beginning = text.rfind('.').and_then(|end| text.get(..=end));
    let begins_alike = |name: &&&str| beginning.is_some_and(|beginning| name.starts_with(beginning));
    let kin: Vec<&str> = names.iter().filter(begins_alike).copied().collect();
    match kin.is_empty() || names.len() <= MOST_LISTED {
        true => format!("it takes {}", listed(names, "or")),
        false => format!("it takes {}, among others", listed(&kin, "and")),
    }
}

/// How many names are listed before the rest is counted.
const MOST_LISTED: usize = 12;

/// Names in a row: "`a`, `b` or `c`".
fn listed<T: AsRef<str>>(names: &[T], conjunction: &str) -> String {
    let quoted: Vec<String> =
        names.iter().take(MOST_LISTED).map(|name| format!("`{}`", name.as_ref())).collect();
    if names.len() > MOST_LISTED {
        return format!("{} and {} more", quoted.join(", "), names.len() - MOST_LISTED);
    }
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

pub(super) fn wrong_pattern(place: &Place, text: &str, pattern: &str) -> Words {
    words(format!("`{text}` is not of the form that {} has", subject(place)))
        .help(format!("it must match `{pattern}`"))
}

pub(super) fn wrong_format(place: &Place, text: &str, format: &Format) -> Words {
    words(format!("{} takes {}, and `{text}` is none", subject(place), format.words))
        .help(format!("it looks like `{}`", format.example))
}

pub(super) fn other_format(place: &Place, function: &str, given: &[&str], wanted: &Format) -> Words {
    let found = match given {
        [] => {
            format!("{} takes {}, and `{function}` gives something else here", subject(place), wanted.words)
        }
        names => {
            let names: Vec<&str> =
                names.iter().map(|name| find_format(name).map_or(*name, |one| one.words)).collect();
            let names = names.join(" or ");
            format!("{} takes {}, and `{function}` gives {names} here", subject(place), wanted.words)
        }
    };
    words(found)
}

pub(super) fn wrong_count(
    place: &Place,
    count: u64,
    least: Option<u64>,
    most: Option<u64>,
    unit: &str,
) -> Words {
    let plural = |count: u64| if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") };
    let limit = match (least, most) {
        (Some(least), Some(most)) if least == most => format!("exactly {}", plural(least)),
        (Some(least), Some(most)) => format!("{least} to {}", plural(most)),
        (Some(least), None) => format!("at least {}", plural(least)),
        (_, most) => format!("at most {}", plural(most.unwrap_or(0))),
    };
    words(format!("{} has {}, and takes {limit}", subject(place), plural(count)))
}

pub(super) fn out_of_range(place: &Place, node: &Node, limits: &NumberLimits) -> Words {
    let least = limits.minimum.map(|least| format!("at least {least}"));
    let above = limits.exclusive_minimum.map(|least| format!("more than {least}"));
    let most = limits.maximum.map(|most| format!("at most {most}"));
    let below = limits.exclusive_maximum.map(|most| format!("less than {most}"));
    let step = limits.multiple_of.map(|step| format!("a multiple of {step}"));
    let all: Vec<String> = [least, above, most, below, step].into_iter().flatten().collect();
    let value = node.scalar_text().unwrap_or_default();
    words(format!("{} is {value}, and must be {}", subject(place), all.join(" and ")))
}

pub(super) fn unknown_property(place: &Place, key: &str, limits: &ObjectLimits) -> Words {
    let found = format!("{} has no `{key}`", subject(place));
    let known: Vec<&str> = limits.properties.keys().map(|name| &**name).collect();
    match similar::nearest(key, known.iter().copied()) {
        Some(near) => words(found).help(near.instead_of(key)),
        None if known.is_empty() => words(found).help(format!("remove `{key}`")),
        None => words(found).help(format!("it takes {}", listed(&known, "and"))),
    }
}

pub(super) fn missing(place: &Place, key: &str, presence: &Presence) -> Words {
    let when = if presence.is_conditional { " under some conditions" } else { "" };
    words(format!("{} lacks `{key}`{when}, which it needs", subject(place))).help(format!("add `{key}:`"))
}

pub(super) fn needs_another(key: &str, other: &str) -> Words {
    words(format!("`{key}` works only together with `{other}`"))
        .help(format!("add `{other}:`, or remove `{key}`"))
}

pub(super) fn excludes(key: &str, other: &str) -> Words {
    words(format!("`{other}` cannot stand beside `{key}`")).help("remove one of the two".to_owned())
}

pub(super) fn one_of_needed(place: &Place, names: &[Box<str>]) -> Words {
    words(format!("{} needs one of {}", subject(place), listed(names, "or")))
}

pub(super) fn only_one_of(names: &[Box<str>]) -> Words {
    words(format!("only one of {} can be set", listed(names, "and"))).help("keep one of them".to_owned())
}

pub(super) fn repeated_item(place: &Place, item: &Node) -> Words {
    let what = item.scalar_text().map_or("an item".to_owned(), |text| format!("`{text}`"));
    let fix = Fix::safe("remove the repetition", Change::Remove(item.span));
    words(format!("{what} stands more than once in `{}`", place.name()))
        .help(Advice::with("remove the repetition", fix))
}

/// The same where a list may have an item twice, so that only its author knows whether it is meant.
pub(super) fn perhaps_repeated_item(place: &Place, item: &Node) -> Words {
    let words = repeated_item(place, item);
    Words { help: words.help.map(|advice| Advice { fix: None, ..advice }), ..words }
}

pub(super) fn repeated_keys(place: &Place, keys: &[Box<str>], item: &Node) -> Words {
    let value = keys.first().and_then(|key| item.get(key)).and_then(Node::scalar_text);
    let value = value.map_or(String::new(), |value| format!(": `{value}`"));
    words(format!("two items of `{}` have the same {}{value}", place.name(), listed(keys, "and")))
}

pub(super) fn lacks_item(place: &Place) -> Words {
    words(format!("`{}` lacks an item that it needs", place.name()))
}

pub(super) fn forbidden_form(place: &Place, node: &Node) -> Words {
    match node.scalar_text() {
        Some(text) => words(format!("{} cannot be `{text}`", subject(place))),
        None => words(format!("{} cannot have this form", subject(place))),
    }
}

pub(super) fn several_forms(place: &Place) -> Words {
    words(format!("{} can be understood in more than one way", subject(place)))
        .help("keep to the keys of one of its forms".to_owned())
}

pub(super) fn no_form(place: &Place, node: &Node, types: Types) -> Words {
    words(format!("{} takes {}, but this is {}", subject(place), type_names(types), node.kind()))
}

pub(super) fn not_proven(place: &Place) -> Words {
    words(format!("too many conditions decide about {} to look at all their combinations", subject(place)))
}

//! Finding the places that a table names by a path.

use crate::source::Span;
use crate::tree::{Map, Node};

/// A value below the properties of a resource or event.
pub struct Place<'a> {
    /// How to get there: `Auth.Authorizers.Users.Identity`.
    pub path: String,
    /// The last part of the path.
    pub name: &'a str,
    /// The place of its key.
    pub key: Span,
    /// The value.
    pub node: &'a Node,
}

/// All values at `path`, whose parts are separated by points: names of keys, `*` for any key, and
/// `[]` for any item of a list.
pub fn find<'a>(properties: &'a Map, path: &str) -> Vec<Place<'a>> {
    let (first, rest) = split(path);
    let mut places = Vec::new();
    enter(properties, first, "", &mut places);
    match rest {
        None => places,
        Some(rest) => places.into_iter().flat_map(|place| find_below(place, rest)).collect(),
    }
}

fn split(path: &str) -> (&str, Option<&str>) {
    path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)))
}

fn find_below<'a>(place: Place<'a>, path: &str) -> Vec<Place<'a>> {
    let (first, rest) = split(path);
    let mut places = Vec::new();
    match place.node.as_map() {
        Some(map) => enter(map, first, &place.path, &mut places),
        None if first == "[]" => enter_list(&place, &mut places),
        None => {}
    }
    match rest {
        None => places,
        Some(rest) => places.into_iter().flat_map(|place| find_below(place, rest)).collect(),
    }
}

fn enter<'a>(map: &'a Map, name: &str, above: &str, places: &mut Vec<Place<'a>>) {
    let path = |name: &str| if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") };
    let wanted = |key: &str| name == "*" || key == name;
    if name != "*" && !map.contains(name) {
        return;
    }
    for (key, span, node) in map.as_written().filter(|(key, ..)| wanted(key)) {
        places.push(Place { path: path(key), name: key, key: span, node });
    }
}

fn enter_list<'a>(place: &Place<'a>, places: &mut Vec<Place<'a>>) {
    for node in place.node.as_list().into_iter().flatten() {
        places.push(Place { path: place.path.clone(), name: place.name, key: node.span, node });
    }
}

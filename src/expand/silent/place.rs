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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    #[test]
    fn paths_enter_maps_and_lists() {
        let span = Span::new(Sources::new().add("test", ""), 0, 0);
        let authorizers =
            map!(span; "A" => map!(span; "Identity" => "a"), "B" => map!(span; "Identity" => "b"));
        let items = list!(span; map!(span; "x" => map!(span; "Caching" => "1")), "text");
        let node = map!(span; "Auth" => map!(span; "Authorizers" => authorizers), "Items" => items);
        let paths = |path: &str| {
            let found = find(node.as_map().unwrap(), path);
            found.into_iter().map(|place| place.path).collect::<Vec<_>>()
        };
        assert_eq!(paths("Auth.Authorizers.*"), ["Auth.Authorizers.A", "Auth.Authorizers.B"]);
        assert_eq!(
            paths("Auth.Authorizers.*.Identity"),
            ["Auth.Authorizers.A.Identity", "Auth.Authorizers.B.Identity"]
        );
        assert_eq!(paths("Items.[].*.Caching"), ["Items.x.Caching"]);
        assert!(paths("Auth.Authorizers.A.Identity.Header").is_empty());
        assert!(paths("Domain.Route53").is_empty());
    }
}

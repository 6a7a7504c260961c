//! Networks in the resource policy of an API or of one of its events. SAM sorts them by how their ids
//! begin, and passes over all others.

use super::{Finder, Place, place};
use crate::template::intrinsic;
use crate::tree::{Map, Node};

const NETWORKS: &[&str] =
    &["Auth.ResourcePolicy.SourceVpcWhitelist", "Auth.ResourcePolicy.SourceVpcBlacklist"];

/// Finds them.
pub fn find(finder: &mut Finder) {
    if finder.kind() == "Api" {
        find_in(finder, finder.properties());
    }
    for event in finder.events().filter(|event| event.kind == "Api") {
        if let Some(properties) = event.properties {
            find_in(finder, properties);
        }
    }
}

fn find_in(finder: &mut Finder, properties: &Map) {
    for place in NETWORKS.iter().flat_map(|path| place::find(properties, path)) {
        match place.node.as_list() {
            Some(ids) => ids.iter().for_each(|id| find_unknown(finder, &place, id)),
            None => find_no_list(finder, &place),
        }
    }
}

fn find_no_list(finder: &mut Finder, place: &Place) {
    let Some(text) = place.node.as_str().filter(|_| !intrinsic::is_intrinsic(place.node)) else { return };
    let found = format!("SAM ignores `{}`, because it is not a list", place.path);
    finder.ignored(place.node.span, found, format!("put it in brackets: `[{text}]`"));
}

fn find_unknown(finder: &mut Finder, place: &Place, id: &Node) {
    let known = |id: &str| id.starts_with("vpc-") || id.starts_with("vpce-");
    let Some(text) = id.as_str().filter(|id| !known(id)) else { return };
    let found =
        format!("SAM ignores `{text}` in `{}`: it is the id of neither a VPC nor a VPC endpoint", place.path);
    finder.ignored(id.span, found, "write an id that begins with `vpc-` or `vpce-`");
}

//! The environment variables of functions.

use super::runtime::FUNCTIONS;
use crate::check::{Resource, Subject};
use crate::tree::{Map, Node};

/// All functions that have variables, with these.
pub(super) fn all<'s>(subject: &'s Subject<'s>) -> impl Iterator<Item = (&'s Resource<'s>, &'s Map)> {
    let functions = subject.resources_of_any(FUNCTIONS);
    functions.filter_map(|resource| {
        let variables = resource.property("Environment")?.get("Variables")?;
        Some((resource, variables)).and_then(|(resource, node): (_, &Node)| Some((resource, node.as_map()?)))
    })
}

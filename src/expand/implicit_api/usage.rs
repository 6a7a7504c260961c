//! Who uses which route of which API: the conditions and policies of functions that the APIs take over.

use indexmap::IndexMap;

use super::super::context::Context;
use super::event::Target;
use crate::tree::{Node, Text};

/// What the users of each API have.
#[derive(Default)]
pub struct Usage {
    apis: IndexMap<Text, ApiUsage>,
}

/// What the users of one API have.
#[derive(Default)]
pub struct ApiUsage {
    /// The condition under which each method exists, by path, then method as it is written.
    paths: IndexMap<Text, IndexMap<Text, Option<Node>>>,
    /// The deletion policies of the users.
    pub deletion_policies: Vec<Node>,
    /// The update replace policies of the users.
    pub update_replace_policies: Vec<Node>,
}

impl Usage {
    /// Notes that a function or state machine uses a route.
    pub fn note(&mut self, context: &Context, owner: &str, target: &Target) {
        let attribute = |name| context.resources.get(owner).and_then(|resource| resource.get(name)).cloned();
        let api = self.apis.entry(target.api_id.clone()).or_default();
        let methods = api.paths.entry(target.path.clone()).or_default();
        methods.insert(target.method.clone(), attribute("Condition").filter(|node| !node.is_null()));
        api.deletion_policies.extend(attribute("DeletionPolicy"));
        api.update_replace_policies.extend(attribute("UpdateReplacePolicy"));
    }

    /// The users of an API.
    pub fn of_api(&self, api_id: &str) -> Option<&ApiUsage> {
        self.apis.get(api_id)
    }
}

impl ApiUsage {
    /// The conditions of all methods of the API; none when one method has none.
    pub fn conditions(&self) -> Vec<Node> {
        distinct(self.paths.values().flat_map(IndexMap::values))
    }

    /// The paths in use.
    pub fn paths(&self) -> impl Iterator<Item = &Text> {
        self.paths.keys()
    }

    /// The conditions of all methods of a path; none when one method has none.
    pub fn conditions_of_path(&self, path: &str) -> Vec<Node> {
        distinct(self.paths.get(path).into_iter().flat_map(IndexMap::values))
    }
}

/// The conditions without repetition, sorted by name; none when something is wanted without one.
fn distinct<'a>(conditions: impl Iterator<Item = &'a Option<Node>>) -> Vec<Node> {
    let mut all = conditions.cloned().collect::<Option<Vec<Node>>>().unwrap_or_default();
    all.sort_by(|left, right| left.as_str().cmp(&right.as_str()));
    all.dedup();
    all
}

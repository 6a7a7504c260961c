//! The resources of a plan by their ids, and the properties by where they stand.

use std::collections::HashMap;

use super::reason;
use crate::plan::context::Context;
use crate::plan::model::RunPlan;
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{Node, Value};

/// Tells of a place in a template which property of which resource it is.
pub struct Reasons<'a> {
    context: &'a Context<'a>,
    plan: &'a RunPlan,
    positions: HashMap<&'a str, usize>,
    /// The keys that lead to each place, for the resources that were asked for.
    paths: HashMap<usize, HashMap<Span, Vec<String>>>,
}

impl<'a> Reasons<'a> {
    /// For the resources of a plan.
    pub fn new(context: &'a Context<'a>, plan: &'a RunPlan) -> Self {
        let ids = plan.resources.iter().enumerate().map(|(at, resource)| (resource.head.id.as_str(), at));
        Reasons { context, plan, positions: ids.collect(), paths: HashMap::new() }
    }

    /// The position of the resource that has something of this id; where it has several, their ids go on behind its own.
    pub fn owner(&self, id: &str) -> Option<usize> {
        let mut own = id;
        loop {
            match self.positions.get(own) {
                Some(position) => return Some(*position),
                None => own = own.rsplit_once('/')?.0,
            }
        }
    }

    /// Why a resource needs what is named at a place, in the words of the property there. The place may be in a resource
    /// that only says more of it.
    pub fn of(&mut self, owner: usize, place: Span) -> Option<String> {
        if let Some(path) = self.paths_of(owner).get(&place) {
            return Some(reason::of(path));
        }
        let plan = self.plan;
        plan.resources.iter().enumerate().find_map(|(at, other)| {
            let path = self.paths_of(at).get(&place)?;
            Some(format!("{} of {}", reason::of(path), other.head.id))
        })
    }

    fn paths_of(&mut self, at: usize) -> &HashMap<Span, Vec<String>> {
        let (context, plan) = (self.context, self.plan);
        self.paths.entry(at).or_insert_with(|| paths(context, plan, at).unwrap_or_default())
    }
}

fn paths(context: &Context, plan: &RunPlan, at: usize) -> Option<HashMap<Span, Vec<String>>> {
    let id = &plan.resources.get(at)?.head.id;
    let (stack, logical_id) = id.rsplit_once('/').unwrap_or(("", id));
    let stack = context.world.stack(stack)?;
    let mut found = HashMap::new();
    gather(stack.resource(logical_id)?.get("Properties")?, &mut Vec::new(), &mut found);
    Some(found)
}

/// The outermost of several nodes that have one place is the one that the template has there. Functions are no names of
/// properties.
fn gather(node: &Node, path: &mut Vec<String>, found: &mut HashMap<Span, Vec<String>>) {
    found.entry(node.span).or_insert_with(|| path.clone());
    let is_function = intrinsic::is_intrinsic(node);
    match &node.value {
        Value::Map(map) if is_function => map.values().for_each(|value| gather(value, path, found)),
        Value::Map(map) => {
            for (key, _, value) in map.as_written() {
                path.push(key.to_string());
                gather(value, path, found);
                path.pop();
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                gather(item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

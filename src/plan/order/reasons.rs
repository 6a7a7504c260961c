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
    /// What stands at each place. Made when it is asked for: most plans have references for all that they need.
    properties: Option<HashMap<Span, Vec<Property>>>,
}

/// A property of a resource.
struct Property {
    /// The position of the resource.
    of: usize,
    /// The keys that lead there.
    path: Vec<String>,
}

impl<'a> Reasons<'a> {
    /// For the resources of a plan.
    pub fn new(context: &'a Context<'a>, plan: &'a RunPlan) -> Self {
        let ids = plan.resources.iter().enumerate().map(|(at, resource)| (resource.head.id.as_str(), at));
        Reasons { context, plan, positions: ids.collect(), properties: None }
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
        let (context, plan) = (self.context, self.plan);
        let there = self.properties.get_or_insert_with(|| properties(context, plan)).get(&place)?;
        match there.iter().find(|property| property.of == owner) {
            Some(own) => Some(reason::of(&own.path)),
            None => {
                let Property { of, path } = there.first()?;
                Some(format!("{} of {}", reason::of(path), plan.resources.get(*of)?.head.id))
            }
        }
    }
}

/// The properties of all resources, by their places. What a role may do is no reason.
fn properties(context: &Context, plan: &RunPlan) -> HashMap<Span, Vec<Property>> {
    let mut search = Search { of: 0, path: Vec::new(), found: HashMap::new() };
    for (at, resource) in plan.resources.iter().enumerate().filter(|(_, resource)| !resource.is_of_iam()) {
        let (stack, logical_id) = resource.head.id.rsplit_once('/').unwrap_or(("", &resource.head.id));
        let Some(stack) = context.world.stack(stack) else { continue };
        search.of = at;
        let own = stack.resource(logical_id).and_then(|resource| resource.get("Properties"));
        own.into_iter().for_each(|own| search.node(own));
    }
    search.found
}

struct Search {
    of: usize,
    path: Vec<String>,
    found: HashMap<Span, Vec<Property>>,
}

impl Search {
    /// The outermost of several nodes that have one place is the one that the template has there. The names of functions
    /// are no names of properties.
    fn node(&mut self, node: &Node) {
        let there = self.found.entry(node.span).or_default();
        if there.last().is_none_or(|property| property.of != self.of) {
            there.push(Property { of: self.of, path: self.path.clone() });
        }
        match &node.value {
            Value::Map(map) if intrinsic::is_intrinsic(node) => {
                map.values().for_each(|value| self.node(value))
            }
            Value::Map(map) => map.as_written().for_each(|(key, _, value)| self.at(key, value)),
            Value::List(items) => {
                items.iter().enumerate().for_each(|(index, item)| self.at(&index.to_string(), item));
            }
            _ => {}
        }
    }

    fn at(&mut self, step: &str, node: &Node) {
        self.path.push(step.to_owned());
        self.node(node);
        self.path.pop();
    }
}

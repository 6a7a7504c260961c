//! What is started before what, and why.
//!
//! | step | does |
//! |---|---|
//! | [`uses`] | the names in a resource that count |
//! | [`graph`] | which resource needs which, through parameters and outputs of nested stacks |
//! | [`circles`] | what has no order is told, and taken out |
//! | [`parts`] | what parts of APIs need, the APIs need |
//! | [`links`] | what the plan has found by names and ARNs that are written as text |
//! | [`Order`] | the needs of what is started, through what is not |

mod circles;
mod graph;
mod links;
mod parts;
mod reason;
mod reasons;
mod uses;

use std::collections::HashSet;

use super::context::Context;
use super::model::{Edge, PlannedResource, RunPlan, Start};
use graph::{Graph, Need};

/// Sections of resources that nobody starts.
const NOT_STARTED: &[&str] = &["none_needed", "not_emulated", "stacks"];

/// Adds the order in which things are started.
pub fn add(context: &Context, plan: &mut RunPlan) {
    let mut graph = graph::of(context, plan);
    circles::break_all(&mut graph, plan).into_iter().for_each(|found| context.report(found));
    parts::add(&mut graph, plan);
    let started = started(plan);
    links::add(&mut graph, context, plan, &started);
    let starts = Order { graph: &graph, plan, started }.starts();
    plan.start_order = starts;
}

/// Which resources are started, by their position: those that the plan has something of to start. What is only a part of
/// another, such as the stage of an API, is started with it.
fn started(plan: &RunPlan) -> Vec<bool> {
    let mut ids: HashSet<&str> = plan.heads().map(|head| head.id.as_str()).collect();
    // Where a resource asks for several triggers, each has the id of the resource and more behind it.
    for trigger in &plan.triggers {
        ids.extend(trigger.head.id.match_indices('/').filter_map(|(at, _)| trigger.head.id.get(..at)));
    }
    let is_started = |resource: &PlannedResource| {
        !NOT_STARTED.contains(&resource.section) && ids.contains(resource.head.id.as_str())
    };
    plan.resources.iter().map(is_started).collect()
}

struct Order<'p> {
    graph: &'p Graph,
    plan: &'p RunPlan,
    started: Vec<bool>,
}

impl<'p> Order<'p> {
    /// Each thing behind all that it needs, and else in the order of the templates.
    fn starts(&self) -> Vec<Start> {
        let mut starts = Vec::new();
        let mut placed = HashSet::new();
        for first in 0..self.plan.resources.len() {
            self.place(first, &mut placed, &mut starts);
        }
        starts
    }

    /// Puts a resource into the order, behind all that it needs. Without recursion, since chains can be long.
    fn place(&self, first: usize, placed: &mut HashSet<usize>, starts: &mut Vec<Start>) {
        // What is being placed, and how many of its needs were looked at.
        let mut open = vec![(first, 0)];
        while let Some((at, looked_at)) = open.last_mut() {
            let at = *at;
            match self.needs_of(at).get(*looked_at).filter(|_| !placed.contains(&at)) {
                Some(need) => {
                    *looked_at += 1;
                    open.push((need.to, 0));
                }
                None => {
                    open.pop();
                    let resource =
                        self.plan.resources.get(at).filter(|_| placed.insert(at) && self.is_started(at));
                    let start = |resource: &PlannedResource| (resource.head.id.clone(), self.edges(at));
                    starts.extend(resource.map(start).map(|(id, after)| Start { id, after }));
                }
            }
        }
    }

    fn is_started(&self, at: usize) -> bool {
        self.started.get(at) == Some(&true)
    }

    /// What is to be there before a resource. What a role may do starts nothing.
    fn needs_of(&self, at: usize) -> &'p [Need] {
        let starts_nothing = self.plan.resources.get(at).is_some_and(PlannedResource::is_of_iam);
        self.graph.needs.get(at).filter(|_| !starts_nothing).map_or(&[], Vec::as_slice)
    }

    /// What is started before a resource: what it needs, and what that needs which is not started itself.
    fn edges(&self, of: usize) -> Vec<Edge> {
        let mut edges: Vec<Edge> = Vec::new();
        let mut seen = HashSet::from([of]);
        let direct = self.needs_of(of).iter();
        // What is needed in the end, and for what it is: a need of the resource itself, and whom that leads to.
        let mut waiting: Vec<(&Need, &Need, Option<&str>)> =
            direct.map(|need| (need, need, None)).rev().collect();
        while let Some((need, first, through)) = waiting.pop() {
            let resource = self.plan.resources.get(need.to);
            let Some(resource) = resource.filter(|resource| resource.left_out_by.is_none()) else { continue };
            let id = resource.head.id.as_str();
            if self.is_started(need.to) {
                let Need { because, place, .. } = first.clone();
                let is_same = |edge: &Edge| {
                    edge.id == id && edge.because == because && edge.through.as_deref() == through
                };
                if need.to != of && !edges.iter().any(is_same) {
                    edges.push(Edge {
                        id: id.to_owned(),
                        because,
                        through: through.map(str::to_owned),
                        place,
                    });
                }
            } else if seen.insert(need.to) {
                let further = self.needs_of(need.to).iter().rev();
                waiting.extend(further.map(|need| (need, first, through.or(Some(id)))));
            }
        }
        edges
    }
}

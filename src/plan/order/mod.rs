//! What is started before what, and why.
//!
//! | step | does |
//! |---|---|
//! | [`uses`] | the names in a resource that count |
//! | [`graph`] | which resource needs which, through parameters and outputs of nested stacks |
//! | [`circles`] | what has no order is told, and taken out |
//! | [`start_order`] | the needs of what is started, through what is not |

mod circles;
mod graph;
mod reason;
mod uses;

use std::collections::HashSet;

use super::context::Context;
use super::model::{Edge, PlannedResource, RunPlan, Start};
use graph::{Graph, Need};

/// Sections of the plan whose resources nobody starts.
const NOT_STARTED: &[&str] = &["none_needed", "not_emulated", "stacks", "layers"];

/// Adds the order in which things are started.
pub fn add(context: &Context, plan: &mut RunPlan) {
    let mut graph = graph::of(context, plan);
    circles::break_all(&mut graph, plan).into_iter().for_each(|found| context.report(found));
    plan.start_order = start_order(&graph, plan);
}

fn is_started(resource: &PlannedResource) -> bool {
    !NOT_STARTED.contains(&resource.section)
}

/// Each thing behind all that it needs, and else in the order of the templates.
fn start_order(graph: &Graph, plan: &RunPlan) -> Vec<Start> {
    let mut order = Vec::new();
    let mut placed = HashSet::new();
    for start in 0..plan.resources.len() {
        place(graph, plan, start, &mut placed, &mut order);
    }
    order
}

/// Puts a resource into the order, behind all that it needs. Without recursion, since chains can be long.
fn place(graph: &Graph, plan: &RunPlan, start: usize, placed: &mut HashSet<usize>, order: &mut Vec<Start>) {
    // What is being placed, and how many of its needs were looked at.
    let mut open = vec![(start, 0)];
    while let Some((at, looked_at)) = open.last_mut() {
        let at = *at;
        if placed.contains(&at) {
            open.pop();
            continue;
        }
        match needs_of(graph, plan, at).get(*looked_at) {
            Some(need) => {
                *looked_at += 1;
                open.push((need.to, 0));
            }
            None => {
                placed.insert(at);
                open.pop();
                let resource = plan.resources.get(at).filter(|resource| is_started(resource));
                order.extend(
                    resource.map(|resource| Start {
                        id: resource.head.id.clone(),
                        after: edges(graph, plan, at),
                    }),
                );
            }
        }
    }
}

/// What is to be there before a resource. What a role may do starts nothing.
fn needs_of<'g>(graph: &'g Graph, plan: &RunPlan, at: usize) -> &'g [Need] {
    let is_role = plan.resources.get(at).is_some_and(|resource| resource.kind.starts_with("AWS::IAM::"));
    graph.needs.get(at).filter(|_| !is_role).map_or(&[], Vec::as_slice)
}

/// What is started before a resource: what it needs, and what that needs which is not started itself.
fn edges(graph: &Graph, plan: &RunPlan, of: usize) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    let mut seen = HashSet::from([of]);
    let direct = needs_of(graph, plan, of).iter();
    let mut waiting: Vec<(&Need, Option<String>)> = direct.map(|need| (need, None)).rev().collect();
    while let Some((need, through)) = waiting.pop() {
        let Some(resource) = plan.resources.get(need.to).filter(|resource| resource.left_out_by.is_none())
        else {
            continue;
        };
        if is_started(resource) {
            let because =
                through.map_or_else(|| need.because.clone(), |through| format!("through {through}"));
            let is_new = !edges.iter().any(|edge| edge.id == resource.head.id && edge.because == because);
            if is_new && need.to != of {
                edges.push(Edge { id: resource.head.id.clone(), because, place: need.place });
            }
        } else if seen.insert(need.to) {
            let through = through.unwrap_or_else(|| resource.head.id.clone());
            let further = needs_of(graph, plan, need.to).iter().rev();
            waiting.extend(further.map(|need| (need, Some(through.clone()))));
        }
    }
    edges
}

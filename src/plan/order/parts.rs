//! Parts of APIs that are resources of their own: what a method or a route needs, its API needs.
//!
//! In a template the part names its API, and the API nobody. What is started is the API, which must not be there before
//! what answers its routes.

use std::collections::HashSet;

use super::graph::{Graph, Need};
use crate::plan::model::{PlannedResource, RunPlan};

/// The section of APIs and their parts.
const SECTION: &str = "apis";

/// Adds to each API what its parts need, except where that needs the API itself: such a function knows the address of
/// an API that asks it.
pub fn add(graph: &mut Graph, plan: &RunPlan) {
    let apis: HashSet<&str> = plan.apis.iter().map(|api| api.head.id.as_str()).collect();
    let is_api =
        |at: usize| plan.resources.get(at).is_some_and(|resource| apis.contains(resource.head.id.as_str()));
    let parts: Vec<usize> =
        (0..plan.resources.len()).filter(|at| is_part(plan, *at) && !is_api(*at)).collect();
    let owners: Vec<Option<usize>> = parts.iter().map(|part| owner(graph, plan, *part, &is_api)).collect();
    for api in (0..plan.resources.len()).filter(|at| is_api(*at)) {
        let own = parts.iter().zip(&owners).filter(|(_, owner)| **owner == Some(api)).map(|(part, _)| *part);
        let own: Vec<usize> = own.collect();
        let waiting = waiting_for(graph, plan, api);
        let needs: Vec<Need> = own.iter().flat_map(|part| of_part(graph, plan, *part)).collect();
        let new = needs.into_iter().filter(|need| !waiting.contains(&need.to) && !own.contains(&need.to));
        if let Some(of_api) = graph.needs.get_mut(api) {
            of_api.extend(new);
        }
    }
}

fn is_part(plan: &RunPlan, at: usize) -> bool {
    plan.resources
        .get(at)
        .is_some_and(|resource| resource.section == SECTION && resource.left_out_by.is_none())
}

/// The API that a part names, itself or through other parts.
fn owner(graph: &Graph, plan: &RunPlan, part: usize, is_api: &impl Fn(usize) -> bool) -> Option<usize> {
    let mut seen = HashSet::from([part]);
    let mut open = vec![part];
    while let Some(at) = open.pop() {
        let needs = graph.needs.get(at).map_or(&[][..], Vec::as_slice);
        if let Some(need) = needs.iter().find(|need| is_api(need.to)) {
            return Some(need.to);
        }
        open.extend(needs.iter().map(|need| need.to).filter(|to| is_part(plan, *to) && seen.insert(*to)));
    }
    None
}

/// What a part needs, in the words of its API.
fn of_part(graph: &Graph, plan: &RunPlan, part: usize) -> Vec<Need> {
    let id = plan.resources.get(part).map_or("", |resource| resource.head.id.as_str());
    let needs = graph.needs.get(part).into_iter().flatten();
    needs.map(|need| Need { because: format!("{} of {id}", need.because), ..need.clone() }).collect()
}

/// What needs a resource, directly or not, and the resource itself. What a role may do needs nothing.
fn waiting_for(graph: &Graph, plan: &RunPlan, at: usize) -> HashSet<usize> {
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); graph.needs.len()];
    for (from, needs) in graph.needs.iter().enumerate() {
        let is_role = plan.resources.get(from).is_some_and(PlannedResource::is_of_iam);
        for need in needs.iter().filter(|_| !is_role) {
            needed_by.get_mut(need.to).into_iter().for_each(|by| by.push(from));
        }
    }
    let mut found = HashSet::from([at]);
    let mut open = vec![at];
    while let Some(at) = open.pop() {
        let others = needed_by.get(at).into_iter().flatten();
        open.extend(others.copied().filter(|other| found.insert(*other)));
    }
    found
}

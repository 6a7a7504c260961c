//! Resources that need each other in a circle, which CloudFormation refuses to deploy.

use super::graph::{Graph, Need};
use crate::diagnostic::{Diagnostic, code};
use crate::plan::model::RunPlan;

/// How many circles are told. Each is a mistake of its own; nobody repairs more at a time.
const MOST_CIRCLES: usize = 32;

/// Takes one need out of each circle, so that what is left has an order, and says what was found.
pub fn break_all(graph: &mut Graph, plan: &RunPlan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut left: Vec<bool> = vec![true; graph.needs.len()];
    while let Some(circle) = next_circle(graph, &mut left) {
        if found.len() < MOST_CIRCLES {
            found.extend(tell(&circle, plan));
        }
        let Some((from, need)) = circle.last() else { break };
        if let Some(needs) = graph.needs.get_mut(*from) {
            needs.retain(|other| other.to != need.to);
        }
    }
    found
}

/// A circle among what is left, beginning with the resource that stands first in the template. What can be in none is
/// taken out of what is left.
fn next_circle(graph: &Graph, left: &mut [bool]) -> Option<Vec<(usize, Need)>> {
    trim(graph, left);
    let start = left.iter().position(|is_left| *is_left)?;
    let mut path: Vec<(usize, Need)> = Vec::new();
    let mut at = start;
    // Everything that is left needs something that is left, so that this ends where it has been.
    for _ in 0..=left.len() {
        if let Some(begin) = path.iter().position(|(from, _)| *from == at) {
            let circle = path.split_off(begin);
            return Some(from_first(circle));
        }
        let next = needs_of(graph, at).iter().find(|need| left.get(need.to) == Some(&true))?;
        path.push((at, next.clone()));
        at = next.to;
    }
    None
}

fn needs_of(graph: &Graph, at: usize) -> &[Need] {
    graph.needs.get(at).map_or(&[], Vec::as_slice)
}

/// Takes out what needs nothing that is left, again and again.
fn trim(graph: &Graph, left: &mut [bool]) {
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); left.len()];
    let mut open: Vec<usize> = vec![0; left.len()];
    for from in (0..left.len()).filter(|from| left.get(*from) == Some(&true)) {
        for need in needs_of(graph, from).iter().filter(|need| left.get(need.to) == Some(&true)) {
            needed_by.get_mut(need.to).into_iter().for_each(|by| by.push(from));
            open.get_mut(from).into_iter().for_each(|count| *count += 1);
        }
    }
    let mut done: Vec<usize> =
        (0..left.len()).filter(|at| left.get(*at) == Some(&true) && open.get(*at) == Some(&0)).collect();
    while let Some(at) = done.pop() {
        left.get_mut(at).into_iter().for_each(|is_left| *is_left = false);
        for from in needed_by.get(at).into_iter().flatten() {
            let Some(count) = open.get_mut(*from) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                done.push(*from);
            }
        }
    }
}

fn from_first(mut circle: Vec<(usize, Need)>) -> Vec<(usize, Need)> {
    let first = circle.iter().enumerate().min_by_key(|(_, (from, _))| *from).map_or(0, |(at, _)| at);
    circle.rotate_left(first);
    circle
}

fn tell(circle: &[(usize, Need)], plan: &RunPlan) -> Option<Diagnostic> {
    let id = |at: usize| plan.resources.get(at).map_or("", |resource| resource.head.id.as_str());
    let ((first, need), others) = circle.split_first()?;
    let names: Vec<String> = circle.iter().map(|(from, _)| format!("`{}`", id(*from))).collect();
    let found =
        format!("resources need each other in a circle: {} needs `{}`", names.join(" needs "), id(*first));
    let help =
        "write a name in the place of one of the references, or take what refers into a resource of its own";
    let mut problem =
        Diagnostic::new(code::CIRCULAR_DEPENDENCY, need.place, found).help(help).resource(id(*first));
    for (from, need) in others {
        let message = format!("`{}` needs `{}` here: {}", id(*from), id(need.to), need.because);
        problem = problem.related(need.place, message);
    }
    Some(problem)
}

//! What resources lead to by a name or an ARN that is written as text: no reference says so, and the plan has found it
//! all the same.
//!
//! CloudFormation knows nothing of such a link, and starts both at the same time. So it counts only where it does not
//! turn the order around: a link that would close a circle is left out.

use std::collections::HashSet;

use super::graph::{Graph, Need};
use super::reasons::Reasons;
use crate::plan::context::Context;
use crate::plan::model::trigger::TriggerKind;
use crate::plan::model::{
    Api, ContainerService, Function, Origin, PlannedResource, RunPlan, Setting, StateMachine, Target,
    TargetGroup, Trigger,
};

/// That something in the plan leads to something else.
struct Link<'p> {
    /// The id of what leads there.
    from: &'p str,
    /// Where it leads.
    target: &'p Setting<Target>,
    /// What it is, when no property of the template tells.
    role: &'static str,
}

/// Adds what the references of the template do not say to what resources need.
pub fn add(graph: &mut Graph, context: &Context, plan: &RunPlan, started: &[bool]) {
    let mut reasons = Reasons::new(context, plan);
    for Link { from, target, role } in of_plan(plan) {
        let Setting::Known(Target { resource: Some(to), .. }, Origin { place, .. }) = target else {
            continue;
        };
        let (Some(from), Some(to)) = (reasons.owner(from), reasons.owner(to)) else { continue };
        let is_started = |at: usize| started.get(at) == Some(&true);
        let is_there = from == to || reaches(graph, plan, from, to, |through| !is_started(through));
        if is_there || reaches(graph, plan, to, from, |_| true) {
            continue;
        }
        let because = reasons.of(from, *place).unwrap_or_else(|| role.to_owned());
        let need = Need { to, because, place: *place };
        graph.needs.get_mut(from).into_iter().for_each(|needs| needs.push(need.clone()));
    }
}

/// Whether one resource needs another, directly or through others that may count.
fn reaches(graph: &Graph, plan: &RunPlan, from: usize, to: usize, counts: impl Fn(usize) -> bool) -> bool {
    let mut seen = HashSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        // What a role may do needs nothing.
        if plan.resources.get(at).is_some_and(PlannedResource::is_of_iam) {
            continue;
        }
        for need in graph.needs.get(at).into_iter().flatten() {
            if need.to == to {
                return true;
            }
            if counts(need.to) && seen.insert(need.to) {
                open.push(need.to);
            }
        }
    }
    false
}

/// All links of a plan.
fn of_plan(plan: &RunPlan) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    plan.functions.iter().for_each(|function| of_function(function, &mut links));
    plan.apis.iter().for_each(|api| of_api(api, &mut links));
    plan.triggers.iter().for_each(|trigger| of_trigger(trigger, &mut links));
    for queue in &plan.queues {
        let target = queue.dead_letter.as_ref().map(|dead_letter| &dead_letter.target);
        links.extend(target.map(|target| Link { from: &queue.head.id, target, role: "dead letters" }));
    }
    for StateMachine { head, calls, .. } in &plan.state_machines {
        links.extend(calls.iter().map(|target| Link { from: &head.id, target, role: "definition" }));
    }
    plan.services.iter().for_each(|service| of_service(service, &mut links));
    for TargetGroup { head, targets, .. } in &plan.target_groups {
        let targets = targets.iter().map(|target| &target.target);
        links.extend(targets.map(|target| Link { from: &head.id, target, role: "targets" }));
    }
    links
}

fn of_function<'p>(function: &'p Function, links: &mut Vec<Link<'p>>) {
    let link = |target| Link { from: function.head.id.as_str(), target, role: "what becomes of calls" };
    links.extend(function.dead_letter.iter().map(link));
    let outcomes = function.asynchronous.iter();
    links.extend(
        outcomes.flat_map(|outcomes| outcomes.on_success.iter().chain(&outcomes.on_failure)).map(link),
    );
}

fn of_api<'p>(api: &'p Api, links: &mut Vec<Link<'p>>) {
    let from = api.head.id.as_str();
    let routes = api.routes.iter().filter_map(|route| route.integration.target.as_ref());
    links.extend(routes.map(|target| Link { from, target, role: "routes" }));
    let authorizers = api.authorizers.iter().filter_map(|authorizer| authorizer.function.as_ref());
    links.extend(authorizers.map(|target| Link { from, target, role: "authorizers" }));
}

/// A service of AWS that only a permission shows is not there: what it is told of is who calls, and starts nothing.
fn of_trigger<'p>(trigger: &'p Trigger, links: &mut Vec<Link<'p>>) {
    let from = trigger.head.id.as_str();
    let source = trigger.source.as_ref().filter(|_| trigger.kind != TriggerKind::Permission);
    let others = [
        (source, "source"),
        (trigger.enrichment.as_ref(), "enrichment"),
        (Some(&trigger.target), "target"),
        (trigger.dead_letter.as_ref(), "dead letters"),
    ];
    links.extend(others.into_iter().filter_map(|(target, role)| Some(Link { from, target: target?, role })));
}

fn of_service<'p>(service: &'p ContainerService, links: &mut Vec<Link<'p>>) {
    let from = service.head.id.as_str();
    links.extend(service.task_definition.iter().map(|target| Link { from, target, role: "task definition" }));
    let groups = service.targets.iter().map(|target| &target.target_group);
    links.extend(groups.map(|target| Link { from, target, role: "load balancers" }));
}

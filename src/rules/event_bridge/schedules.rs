//! The schedules of a template.

use crate::check::{Reached, Resource, Subject};

/// Who reads a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A rule of EventBridge.
    Rule,
    /// EventBridge Scheduler.
    Scheduler,
}

/// A schedule.
pub struct Schedule<'s> {
    /// The resource that it is in.
    pub resource: &'s str,
    /// The expression.
    pub at: Reached<'s>,
    /// Who reads it.
    pub kind: Kind,
}

/// Types of resources, and which property has the expression.
const RESOURCES: &[(&str, &str, Kind)] = &[
    ("AWS::Events::Rule", "ScheduleExpression", Kind::Rule),
    ("AWS::Scheduler::Schedule", "ScheduleExpression", Kind::Scheduler),
];

/// Types with events of SAM.
const WITH_EVENTS: &[&str] = &["AWS::Serverless::Function", "AWS::Serverless::StateMachine"];

/// Types of events, and which property has the expression.
const EVENTS: &[(&str, &str, Kind)] =
    &[("Schedule", "Schedule", Kind::Rule), ("ScheduleV2", "ScheduleExpression", Kind::Scheduler)];

/// All of them, in the order of the template.
pub fn all<'s>(subject: &'s Subject) -> Vec<Schedule<'s>> {
    subject.resources.iter().flat_map(|resource| of(subject, resource)).collect()
}

fn of<'s>(subject: &Subject<'s>, resource: &'s Resource<'s>) -> Vec<Schedule<'s>> {
    let schedule = |at, kind| Schedule { resource: resource.logical_id.as_str(), at, kind };
    if let Some((_, property, kind)) = RESOURCES.iter().find(|(name, ..)| *name == resource.kind) {
        return subject.reach(resource, &[property]).into_iter().map(|at| schedule(at, *kind)).collect();
    }
    if !WITH_EVENTS.contains(&resource.kind) {
        return Vec::new();
    }
    let mut schedules = Vec::new();
    for events in subject.reach(resource, &["Events"]) {
        for event in events.node.as_map().into_iter().flat_map(|events| events.values()) {
            let name = event.get("Type").and_then(|name| name.as_str());
            let Some((_, property, kind)) = EVENTS.iter().find(|(known, ..)| name == Some(known)) else {
                continue;
            };
            let found = subject.below(event, (&events.scope, events.span), &["Properties", property]);
            schedules.extend(found.into_iter().map(|at| schedule(at, *kind)));
        }
    }
    schedules
}

//! Load balancers, their listeners and rules, and the target groups that they lead to.

mod action;
mod condition;
pub mod listener;
pub mod listener_rule;
pub mod load_balancer;
pub mod target_group;

use crate::plan::context::Context;
use crate::plan::model::balancing::{Listener, ListenerRule, Loose};
use crate::plan::model::{RunPlan, Setting, Target};

/// Brings listeners to their load balancers and rules to their listeners, when all of them have been read: a template may
/// have them in any order.
pub fn gather(context: &Context, plan: &mut RunPlan) {
    let Loose { mut listeners, rules } = std::mem::take(&mut plan.loose);
    for (listener, rule) in rules {
        let id = resource(listener.as_ref());
        match listeners.iter_mut().find(|(_, listener)| id == Some(listener.head.id.as_str())) {
            Some((_, listener)) => add_by_priority(listener, rule),
            None => context.not_emulated(&rule.id, "Listener", OTHER_LISTENER, rule.place),
        }
    }
    for (balancer, listener) in listeners {
        let id = resource(balancer.as_ref());
        match plan.load_balancers.iter_mut().find(|balancer| id == Some(balancer.head.id.as_str())) {
            Some(balancer) => balancer.listeners.push(listener),
            None => {
                context.not_emulated(&listener.head.id, "LoadBalancer", OTHER_BALANCER, listener.head.place)
            }
        }
    }
}

const OTHER_LISTENER: &str = "its listener is not one of this application, so nothing leads to the rule";
const OTHER_BALANCER: &str =
    "its load balancer is not one of this application, so nothing leads to the listener";

fn resource(target: Option<&Setting<Target>>) -> Option<&str> {
    target?.known()?.resource.as_deref()
}

/// Rules are tried in the order of their priorities; the default actions come last, and those whose priority is not
/// known right before them.
fn add_by_priority(listener: &mut Listener, rule: ListenerRule) {
    let place = |rule: &ListenerRule| {
        let priority = rule.priority.as_ref().map(|priority| priority.known().copied().unwrap_or(i64::MAX));
        (priority.is_none(), priority)
    };
    let own = place(&rule);
    let at = listener.rules.iter().position(|other| place(other) > own).unwrap_or(listener.rules.len());
    listener.rules.insert(at, rule);
}

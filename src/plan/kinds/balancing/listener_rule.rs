//! `AWS::ElasticLoadBalancingV2::ListenerRule`.

use super::super::{Kind, Planned};
use super::{action, condition};
use crate::plan::model::RunPlan;
use crate::plan::model::balancing::{Action, ListenerRule};

/// Rules of listeners.
pub const KIND: Kind =
    Kind { name: "AWS::ElasticLoadBalancingV2::ListenerRule", section: "load_balancers", add };

fn add(rule: &Planned, plan: &mut RunPlan) {
    let properties = &rule.properties;
    properties.not_emulated("Transforms", "requests go on with the host and path that they came with");
    let listener = properties.target_of("ListenerArn", "AWS::ElasticLoadBalancingV2::Listener");
    let mut read = ListenerRule { priority: properties.number("Priority"), ..for_all_requests(rule) };
    for condition in properties.items("Conditions").iter().enumerate() {
        condition::add(properties, condition, &mut read);
    }
    read.action = action::read(&properties.children("Actions"));
    plan.loose.rules.push((listener, read));
}

/// A rule without conditions, of which it is not known what it does.
pub fn for_all_requests(resource: &Planned) -> ListenerRule {
    ListenerRule {
        id: resource.identity.id.clone(),
        priority: None,
        paths: Vec::new(),
        hosts: Vec::new(),
        methods: Vec::new(),
        headers: Vec::new(),
        queries: Vec::new(),
        other_conditions: Vec::new(),
        action: Action::Unknown,
        place: resource.node.span,
    }
}

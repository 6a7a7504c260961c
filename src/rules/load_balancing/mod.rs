//! Elastic Load Balancing: listeners, rules, target groups.

mod classic_listener_without_certificate;
mod listener_without_certificate;
mod rule_to_gateway_targets;
mod single_subnet;
mod wrong_for_health_check;
mod wrong_for_target_type;
mod wrong_port_of_protocol;

use super::Rule;

/// The type of target groups.
const TARGET_GROUP: &str = "AWS::ElasticLoadBalancingV2::TargetGroup";

/// The rules of the family, one line each.
pub const RULES: &[Rule] = &[
    listener_without_certificate::RULE,
    classic_listener_without_certificate::RULE,
    single_subnet::RULE,
    wrong_for_target_type::RULE,
    wrong_port_of_protocol::RULE,
    wrong_for_health_check::RULE,
    rule_to_gateway_targets::RULE,
];

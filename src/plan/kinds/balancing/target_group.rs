//! `AWS::ElasticLoadBalancingV2::TargetGroup`.

use super::super::{Kind, Planned};
use crate::plan::model::balancing::{GroupTarget, TargetCheck};
use crate::plan::model::{RunPlan, Setting, TargetGroup};
use crate::plan::properties::Properties;

/// Target groups.
pub const KIND: Kind =
    Kind { name: "AWS::ElasticLoadBalancingV2::TargetGroup", section: "target_groups", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "HealthyThresholdCount",
    "IpAddressType",
    "Name",
    "Tags",
    "TargetControlPort",
    "UnhealthyThresholdCount",
    "VpcId",
];

/// The attribute by which functions get headers and parameters as lists.
const VALUE_LISTS: &str = "lambda.multi_value_headers.enabled";

fn add(group: &Planned, plan: &mut RunPlan) {
    let properties = &group.properties;
    properties.ignore(WITHOUT_EFFECT);
    plan.target_groups.push(TargetGroup {
        head: group.head(),
        kind: properties.text_or("TargetType", "instance"),
        port: properties.number("Port"),
        protocol: properties.text("Protocol"),
        protocol_version: properties.text("ProtocolVersion"),
        health_check: health_check(properties),
        targets: properties.children("Targets").iter().filter_map(target).collect(),
        value_lists: value_lists(properties),
    });
}

fn health_check(group: &Properties) -> Option<TargetCheck> {
    let check = TargetCheck {
        enabled: group.flag("HealthCheckEnabled"),
        protocol: group.text("HealthCheckProtocol"),
        path: group.text("HealthCheckPath"),
        port: group.text("HealthCheckPort"),
        interval: group.number("HealthCheckIntervalSeconds"),
        timeout: group.number("HealthCheckTimeoutSeconds"),
        codes: group
            .child("Matcher")
            .and_then(|matcher| matcher.text("HttpCode").or_else(|| matcher.text("GrpcCode"))),
    };
    let says_something = check.enabled.is_some()
        || check.protocol.is_some()
        || check.path.is_some()
        || check.port.is_some()
        || check.interval.is_some()
        || check.timeout.is_some()
        || check.codes.is_some();
    says_something.then_some(check)
}

fn target(target: &Properties) -> Option<GroupTarget> {
    target.ignore(&["AvailabilityZone", "QuicServerId"]);
    Some(GroupTarget { target: target.target("Id")?, port: target.number("Port") })
}

/// The only attribute that changes what a target gets; the others are about how requests are shared out.
fn value_lists(group: &Properties) -> Option<Setting<bool>> {
    let attributes = group.children("TargetGroupAttributes");
    attributes.iter().for_each(|attribute| attribute.ignore(&["Key", "Value"]));
    let is_it = |attribute: &&Properties| {
        attribute.text("Key").is_some_and(|key| key.known().is_some_and(|key| key == VALUE_LISTS))
    };
    attributes.iter().find(is_it)?.flag("Value")
}

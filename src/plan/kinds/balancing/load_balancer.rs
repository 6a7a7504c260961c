//! `AWS::ElasticLoadBalancingV2::LoadBalancer`.

use super::super::{Kind, Planned};
use crate::plan::model::{LoadBalancer, RunPlan, Setting};
use crate::tree::Node;

/// Load balancers.
pub const KIND: Kind =
    Kind { name: "AWS::ElasticLoadBalancingV2::LoadBalancer", section: "load_balancers", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "EnableCapacityReservationProvisionStabilize",
    "EnablePrefixForIpv6SourceNat",
    "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
    "IpAddressType",
    "Ipv4IpamPoolId",
    "LoadBalancerAttributes",
    "MinimumLoadBalancerCapacity",
    "Name",
    "Scheme",
    "SecurityGroups",
    "SubnetMappings",
    "Subnets",
    "Tags",
];

fn add(balancer: &Planned, plan: &mut RunPlan) {
    let properties = &balancer.properties;
    properties.ignore(WITHOUT_EFFECT);
    plan.load_balancers.push(LoadBalancer {
        head: balancer.head(),
        kind: properties.text_or("Type", "application"),
        dns_name: dns_name(balancer),
        listeners: Vec::new(),
    });
}

/// What `Fn::GetAtt` gives to whoever wants to reach it, when that is known.
fn dns_name(balancer: &Planned) -> Option<Setting<String>> {
    let place = balancer.node.span;
    let attribute: Node = map!(place; "Fn::GetAtt" => list!(place; balancer.logical_id, "DNSName"));
    let (name, origin) = balancer.context.world.value(&balancer.stack, &attribute).ok()?;
    Some(Setting::Known(name.as_str()?.to_owned(), origin))
}

//! `AWS::ElasticLoadBalancingV2::Listener`.

use super::super::{Kind, Planned};
use super::action;
use super::listener_rule::for_all_requests;
use crate::plan::model::RunPlan;
use crate::plan::model::balancing::{Listener, ListenerRule};

/// Listeners.
pub const KIND: Kind = Kind { name: "AWS::ElasticLoadBalancingV2::Listener", section: "load_balancers", add };

/// Certificates of listeners.
pub const CERTIFICATE: Kind = Kind {
    name: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    section: "none_needed",
    add: add_certificate,
};

fn add(listener: &Planned, plan: &mut RunPlan) {
    let properties = &listener.properties;
    properties.ignore(&["ListenerAttributes", "SslPolicy"]);
    properties.not_emulated("AlpnPolicy", "nothing is encrypted on this machine");
    properties.not_emulated(
        "Certificates",
        "nothing is encrypted on this machine: the listener takes plain HTTP or TCP",
    );
    properties.not_emulated("MutualAuthentication", "nobody needs a certificate on this machine");
    let balancer = properties.target_of("LoadBalancerArn", "AWS::ElasticLoadBalancingV2::LoadBalancer");
    let actions = properties.children("DefaultActions");
    let default = ListenerRule { action: action::read(&actions), ..for_all_requests(listener) };
    let listener = Listener {
        head: listener.head(),
        port: properties.number("Port"),
        protocol: properties.text("Protocol"),
        rules: vec![default],
    };
    plan.loose.listeners.push((balancer, listener));
}

fn add_certificate(certificate: &Planned, _plan: &mut RunPlan) {
    certificate.properties.entries().for_each(drop);
}

//! Who stands behind a load balancer: containers, functions, other load balancers, and addresses that the template names.

use super::nginx_language::value;
use super::task::MACHINE;
use super::{Compose, text};
use crate::plan::model::balancing::{GroupTarget, TargetGroup, WeightedGroup};
use crate::plan::model::{Setting, Target};

/// Who gets a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Upstream {
    /// A host and port that speak HTTP or TCP, with the scheme.
    Host {
        /// `http` or `https`.
        scheme: &'static str,
        /// Host and port.
        address: String,
    },
    /// A host and port that speak gRPC.
    Grpc {
        /// `grpc` or `grpcs`.
        scheme: &'static str,
        /// Host and port.
        address: String,
    },
    /// A function.
    Function {
        /// Its host.
        host: String,
        /// The ARN of the target group.
        group: String,
        /// Whether it gets headers and parameters as lists.
        value_lists: bool,
    },
}

/// Who stands behind target groups, each with its share of the requests.
pub fn shares(compose: &Compose, groups: &[WeightedGroup]) -> Vec<(Upstream, f64)> {
    let weight = |group: &WeightedGroup| group.weight.known().copied().unwrap_or(1).clamp(0, 999) as f64;
    let mut shares: Vec<(Upstream, f64)> = Vec::new();
    for group in groups.iter().filter(|group| weight(group) > 0.0) {
        let upstreams = upstreams(compose, &group.target_group);
        let share = weight(group) / upstreams.len().max(1) as f64;
        shares.extend(upstreams.into_iter().map(|upstream| (upstream, share)));
    }
    shares
}

fn upstreams(compose: &Compose, target: &Setting<Target>) -> Vec<Upstream> {
    let Some(id) = target.known().and_then(|target| target.resource.as_deref()) else {
        return Vec::new();
    };
    let plan = compose.plan;
    let Some(group) = plan.target_groups.iter().find(|group| group.head.id == id) else {
        return Vec::new();
    };
    let is_encrypted = group.protocol.as_ref().and_then(Setting::known).is_some_and(|kind| kind == "HTTPS");
    let scheme = if is_encrypted { "https" } else { "http" };
    let mut found: Vec<Upstream> = Vec::new();
    for service in &plan.services {
        for link in &service.targets {
            let leads_here =
                link.target_group.known().is_some_and(|target| target.resource.as_deref() == Some(id));
            let key = format!("{}/{}", service.head.id, link.container.known().map_or("", String::as_str));
            if let Some(host) = compose.host(&key).filter(|_| leads_here) {
                found.push(of_host(group, scheme, format!("{host}:{}", text::digits(&link.port))));
            }
        }
    }
    found.extend(group.targets.iter().filter_map(|target| named_target(compose, group, scheme, target)));
    found
}

/// A function, another load balancer, or an address that the template itself names.
fn named_target(
    compose: &Compose,
    group: &TargetGroup,
    scheme: &'static str,
    named: &GroupTarget,
) -> Option<Upstream> {
    let target = named.target.known()?;
    let plan = compose.plan;
    let port = named.port.as_ref().or(group.port.as_ref()).map_or_else(|| "80".to_owned(), text::digits);
    if let Some(id) = target.resource.as_deref() {
        let host = compose.host(id)?.to_owned();
        if plan.functions.iter().any(|function| function.head.id == id) {
            let group_name = group.head.arn.clone().unwrap_or_else(|| group.head.name.clone());
            let value_lists = group.value_lists.as_ref().and_then(Setting::known) == Some(&true);
            return Some(Upstream::Function { host, group: group_name, value_lists });
        }
        return Some(of_host(group, scheme, format!("{host}:{port}")));
    }
    let is_address = group.kind.known().is_some_and(|kind| kind == "ip");
    is_address.then(|| of_host(group, scheme, format!("{}:{port}", target.address)))
}

/// A host of a target group, which may speak gRPC.
fn of_host(group: &TargetGroup, scheme: &'static str, address: String) -> Upstream {
    match (speaks(group, "GRPC"), scheme) {
        (true, "https") => Upstream::Grpc { scheme: "grpcs", address },
        (true, _) => Upstream::Grpc { scheme: "grpc", address },
        (false, scheme) => Upstream::Host { scheme, address },
    }
}

/// Whether a target group has this version of HTTP.
pub fn speaks(group: &TargetGroup, version: &str) -> bool {
    group.protocol_version.as_ref().and_then(Setting::known).is_some_and(|own| own == version)
}

/// What an address is called in the settings. Docker does not answer to the name of the machine, which nginx only finds when it
/// starts, in a group of servers.
pub fn reached(address: &str, settings: &mut String) -> String {
    let Some(port) = address.strip_prefix(MACHINE).and_then(|rest| rest.strip_prefix(':')) else {
        return address.to_owned();
    };
    let name = format!("machine_{port}");
    let group = format!("  upstream {name} {{ server {}; }}\n", value(address));
    if !settings.contains(&group) {
        settings.push_str(&group);
    }
    name
}

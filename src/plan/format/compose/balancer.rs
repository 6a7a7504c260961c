//! Load balancers, and names with ports of their own: nginx in front of what they lead to.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::alias::Proxied;
use super::nginx::{self, Settings};
use super::{Compose, put, put_list, task};
use crate::plan::model::Setting;
use crate::plan::model::balancing::{Listener, LoadBalancer};

/// With JavaScript in it, which the smaller images do not have.
const IMAGE: &str = "nginx:1.28-alpine";

/// Adds all load balancers, and what stands for names with other ports.
pub fn add_all(compose: &mut Compose) {
    let plan = compose.plan;
    for balancer in plan.load_balancers.iter() {
        if balancer.listeners.is_empty() {
            compose
                .notes
                .push(format!("{}: it has no listener, so no container stands for it", balancer.head.id));
            continue;
        }
        add(compose, balancer);
    }
    add_connections(compose);
}

fn add(compose: &mut Compose, balancer: &LoadBalancer) {
    let Some(name) = compose.host(&balancer.head.id).map(str::to_owned) else { return };
    let mut published = Vec::new();
    let listeners = balancer.listeners.iter();
    let ports = listeners.flat_map(|listener| publish(compose, balancer, listener, &mut published)).collect();
    let Settings { text, has_functions, notes } = nginx::of_balancer(compose, balancer, &published);
    compose.notes.extend(notes);
    let mut service = Map::new();
    service.insert("image".to_owned(), json!(IMAGE));
    if text.contains(task::MACHINE) {
        task::find_machine(&mut service);
    }
    put_list(&mut service, "ports", ports);
    let mut configs = vec![compose.add_config(&format!("{name}-nginx"), text, "/etc/nginx/nginx.conf")];
    if has_functions {
        configs.push(compose.add_config(
            &format!("{name}-lambda"),
            nginx::LAMBDA.to_owned(),
            "/etc/nginx/lambda.js",
        ));
    }
    put_list(&mut service, "configs", configs);
    let alias = balancer.dns_name.as_ref().and_then(Setting::known);
    put(&mut service, "networks", alias.map(|alias| json!({ "default": { "aliases": [alias] } })));
    compose.add_service(name, service);
}

/// How the port of a listener is published.
fn publish(
    compose: &mut Compose,
    balancer: &LoadBalancer,
    listener: &Listener,
    published: &mut nginx::Published,
) -> Vec<String> {
    let inside = nginx::port_of(listener);
    let nginx::Transports { tcp, udp } = nginx::transports(listener);
    let protocols = [tcp.then_some(""), udp.then_some("/udp")];
    let what = format!("{}, {} {inside}", balancer.head.id, word(listener));
    let outside = inside.parse().ok().and_then(|port| compose.ports.claim(port, what));
    published.extend(outside.map(|outside| (listener.head.id.clone(), outside)));
    let port = |protocol: &str| match outside {
        Some(outside) => format!("{outside}:{inside}{protocol}"),
        None => format!("{inside}{protocol}"),
    };
    protocols.into_iter().flatten().map(port).collect()
}

/// The protocol of a listener. Nothing is encrypted here.
fn word(listener: &Listener) -> &str {
    match listener.protocol.as_ref().and_then(Setting::known).map_or("HTTP", String::as_str) {
        "HTTPS" => "HTTPS as plain HTTP, port",
        "TLS" => "TLS as plain TCP, port",
        other => other,
    }
}

/// Ports, each with where it leads.
type Ports = Vec<(i64, String)>;

/// For each service, what listens on the ports of its other names. A name has its ports for itself: others may have other
/// things at the same ones.
fn add_connections(compose: &mut Compose) {
    let mut by_name: IndexMap<(String, String), Ports> = IndexMap::new();
    for Proxied { base, name, port, address } in std::mem::take(&mut compose.aliases) {
        let ports = by_name.entry((base, name)).or_default();
        if !ports.iter().any(|(other, _)| *other == port) {
            ports.push((port, address));
        }
    }
    let mut by_ports: IndexMap<(String, Ports), Vec<String>> = IndexMap::new();
    for ((base, name), ports) in by_name {
        by_ports.entry((base, ports)).or_default().push(name);
    }
    for ((base, ports), names) in by_ports {
        let name = compose.names.claim(&format!("{base}-connect"));
        let text = nginx::of_ports(&ports);
        let mut service = Map::new();
        service.insert("image".to_owned(), json!(IMAGE));
        if text.contains(task::MACHINE) {
            task::find_machine(&mut service);
        }
        let config = compose.add_config(&format!("{name}-nginx"), text, "/etc/nginx/nginx.conf");
        service.insert("configs".to_owned(), Value::Array(vec![config]));
        service.insert("networks".to_owned(), json!({ "default": { "aliases": names } }));
        compose.add_service(name, service);
    }
}

//! Load balancers, and names with ports of their own: nginx in front of what they lead to.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::nginx::{self, Settings};
use super::{Compose, put, put_list};
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

/// Notes a name under which a service is reached at another port than its own.
pub fn add_alias(compose: &mut Compose, base: &str, name: &str, outside: i64, inside: i64) {
    compose.aliases.push((name.to_owned(), outside, base.to_owned(), inside));
}

fn add(compose: &mut Compose, balancer: &LoadBalancer) {
    let Some(name) = compose.host(&balancer.head.id).map(str::to_owned) else { return };
    let mut published = Vec::new();
    let ports: Vec<String> = balancer
        .listeners
        .iter()
        .map(|listener| publish(compose, balancer, listener, &mut published))
        .collect();
    let Settings { text, has_functions, notes } = nginx::of_balancer(compose, balancer, &published);
    compose.notes.extend(notes);
    let mut service = Map::new();
    service.insert("image".to_owned(), json!(IMAGE));
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
) -> String {
    let inside = nginx::port_of(listener);
    let protocol = if nginx::is_udp(listener) { "/udp" } else { "" };
    let what = format!("{}, {} {inside}", balancer.head.id, word(listener));
    match inside.parse().ok().and_then(|port| compose.ports.claim(port, what)) {
        Some(outside) => {
            published.push((listener.head.id.clone(), outside));
            format!("{outside}:{inside}{protocol}")
        }
        None => format!("{inside}{protocol}"),
    }
}

/// The protocol of a listener. Nothing is encrypted here.
fn word(listener: &Listener) -> &str {
    match listener.protocol.as_ref().and_then(Setting::known).map_or("HTTP", String::as_str) {
        "HTTPS" => "HTTPS as plain HTTP, port",
        "TLS" => "TLS as plain TCP, port",
        other => other,
    }
}

/// The further names of a service, and the ports of these with what they lead to.
type Connection = (Vec<String>, Vec<(i64, String)>);

/// For each service, one that listens on the ports of its other names.
fn add_connections(compose: &mut Compose) {
    let mut by_service: IndexMap<String, Connection> = IndexMap::new();
    for (name, outside, base, inside) in std::mem::take(&mut compose.aliases) {
        let (names, ports) = by_service.entry(base.clone()).or_default();
        if !names.contains(&name) {
            names.push(name.clone());
        }
        if !ports.iter().any(|(port, _)| *port == outside) {
            ports.push((outside, format!("{base}:{inside}")));
        }
    }
    for (base, (names, ports)) in by_service {
        let name = compose.names.claim(&format!("{base}-connect"));
        let config = compose.add_config(
            &format!("{name}-nginx"),
            nginx::of_ports(ports.iter()),
            "/etc/nginx/nginx.conf",
        );
        let mut service = Map::new();
        service.insert("image".to_owned(), json!(IMAGE));
        service.insert("configs".to_owned(), Value::Array(vec![config]));
        service.insert("networks".to_owned(), json!({ "default": { "aliases": names } }));
        compose.add_service(name, service);
    }
}

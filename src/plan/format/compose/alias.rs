//! The names under which others reach a service: those of Service Connect and of Cloud Map.
//!
//! A name whose ports are those of one container is a further name of that in the network of Compose. Every other one
//! belongs to a proxy, which listens on its ports and leads each to the container that is meant.

use super::Compose;
use super::task::{self, Network};
use crate::plan::model::container::{AliasSource, Container, Port, ServiceAlias};
use crate::plan::model::{ContainerService, Setting, TaskDefinition};

/// A further name of containers.
pub struct Direct {
    /// The name.
    pub name: String,
    /// The name of the port that it is for: only the container that has it is meant.
    port_name: Option<String>,
}

/// A port of a name that is not a container's own.
pub struct Proxied {
    /// The name of the service.
    pub base: String,
    /// The name under which others reach it.
    pub name: String,
    /// The port that they use.
    pub port: i64,
    /// Where it leads: host and port.
    pub address: String,
}

/// That a name stands for a port of a container.
struct Endpoint {
    name: String,
    port_name: Option<String>,
    outside: i64,
    inside: i64,
    host: String,
}

impl Direct {
    /// Whether a container is meant.
    pub fn leads_to(&self, container: &Container) -> bool {
        match &self.port_name {
            Some(name) => container.ports.iter().any(|port| is_called(port, name)),
            None => !container.ports.is_empty(),
        }
    }
}

/// The names of a service that are those of its containers; the others are noted for proxies.
pub fn of_service(
    compose: &mut Compose,
    base: &str,
    task: &TaskDefinition,
    service: &ContainerService,
) -> Vec<Direct> {
    let mut direct: Vec<Direct> = Vec::new();
    let mut endpoints: Vec<Endpoint> = Vec::new();
    for alias in &service.aliases {
        let Some(name) = alias.dns_name.known() else {
            compose.notes.push(format!("{}: a name under which it is reached is not known", service.head.id));
            continue;
        };
        let connected = Some(alias).filter(|alias| alias.source == AliasSource::ServiceConnect);
        let port_name = connected.and_then(|alias| alias.port_name.as_ref()?.known()).cloned();
        let found = of_alias(compose, &service.head.id, task, alias, name);
        if !direct.iter().any(|other| other.name == *name) {
            direct.push(Direct { name: name.clone(), port_name });
        }
        endpoints.extend(found);
    }
    let proxied = |name: &str| needs_proxy(task, endpoints.iter().filter(|end| end.name == name));
    direct.retain(|direct| !proxied(&direct.name));
    for end in endpoints {
        if direct.iter().any(|direct| direct.name == end.name) {
            continue;
        }
        let other = compose
            .aliases
            .iter()
            .find(|other| other.base == base && other.name == end.name && other.port == end.outside);
        let address = format!("{}:{}", end.host, end.inside);
        if other.is_some_and(|other| other.address != address) {
            let (id, name, port) = (&service.head.id, &end.name, end.outside);
            compose
                .notes
                .push(format!("{id}: {name}:{port} stands for several of its ports; it leads to the first"));
        }
        compose.aliases.push(Proxied { base: base.to_owned(), name: end.name, port: end.outside, address });
    }
    direct
}

/// The ports that a name stands for: one of Service Connect for that which it names, one of Cloud Map for all.
fn of_alias(
    compose: &Compose,
    id: &str,
    task: &TaskDefinition,
    alias: &ServiceAlias,
    name: &str,
) -> Vec<Endpoint> {
    let port_name = alias.port_name.as_ref().and_then(Setting::known);
    let is_meant = |port: &Port| match alias.source {
        AliasSource::ServiceConnect => port_name.is_some_and(|name| is_called(port, name)),
        AliasSource::ServiceDiscovery => true,
    };
    let ports = task
        .containers
        .iter()
        .flat_map(|container| container.ports.iter().map(move |port| (container, port)));
    let endpoint = |(container, port): (&Container, &Port)| {
        let inside = *port.container.as_ref()?.known()?;
        let outside = alias.port.as_ref().and_then(Setting::known).copied().unwrap_or(inside);
        let host = compose.host(&task::key(id, container))?.to_owned();
        Some(Endpoint { name: name.to_owned(), port_name: port_name.cloned(), outside, inside, host })
    };
    ports.filter(|(_, port)| is_meant(port)).filter_map(endpoint).collect()
}

/// Whether a name is not just a further one of a container.
fn needs_proxy<'e>(task: &TaskDefinition, endpoints: impl Iterator<Item = &'e Endpoint>) -> bool {
    let endpoints: Vec<&Endpoint> = endpoints.collect();
    let is_elsewhere = |end: &&Endpoint| end.outside != end.inside;
    let has_several = || {
        let mut named = endpoints.iter().filter(|end| end.port_name.is_some()).map(|end| &end.host);
        let first = named.next();
        named.any(|host| Some(host) != first)
    };
    let is_on_machine = task::network(task) == Network::Host && !endpoints.is_empty();
    is_on_machine || endpoints.iter().any(is_elsewhere) || has_several()
}

fn is_called(port: &Port, name: &str) -> bool {
    port.name.as_ref().and_then(Setting::known).is_some_and(|own| own == name)
}

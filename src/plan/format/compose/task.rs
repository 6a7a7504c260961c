//! Tasks of ECS: those that services run, and those that the application starts itself.
//!
//! Containers of a task with `awsvpc` share one network, in which they find each other under `localhost`. As on ECS,
//! that network belongs to a container that does nothing but wait, so that any of the others can end.

use serde_json::{Map, Value, json};

use super::container::{self, Place};
use super::{Compose, put_list, standalone, task_of, text};
use crate::plan::model::container::{AliasSource, Container, Port, ServiceAlias};
use crate::plan::model::{ContainerService, Setting, TaskDefinition};

/// The image of a container that waits.
const PAUSE: &str = "public.ecr.aws/eks-distro/kubernetes/pause:3.10";

/// How the containers of a task are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// One network for all.
    Shared,
    /// One for each (`bridge`).
    Own,
    /// That of this machine (`host`).
    Host,
    /// None.
    None,
}

/// Adds all tasks.
pub fn add_all(compose: &mut Compose) {
    let plan = compose.plan;
    for service in &plan.services {
        let task = plan.task_definitions.iter().find(|task| task_of(service) == Some(task.head.id.as_str()));
        match task {
            Some(task) => add(compose, &service.head.id, task, Some(service)),
            None => compose.notes.push(format!(
                "{}: its task definition is not one of this application, so no container stands for it",
                service.head.id
            )),
        }
    }
    for task in standalone(plan) {
        compose.has_tasks = true;
        add(compose, &task.head.id, task, None);
    }
}

/// How the containers of a task are connected.
pub fn network(task: &TaskDefinition) -> Network {
    match task.network_mode.as_ref().and_then(Setting::known).map(String::as_str) {
        Some("bridge") => Network::Own,
        Some("host") => Network::Host,
        Some("none") => Network::None,
        _ => Network::Shared,
    }
}

/// Whether the ports outside that a task names are those of the machine.
pub fn has_host_ports(task: &TaskDefinition) -> bool {
    matches!(network(task), Network::Own | Network::Host)
}

fn add(compose: &mut Compose, id: &str, task: &TaskDefinition, service: Option<&ContainerService>) {
    let Some(base) = compose.host(id).map(str::to_owned) else { return };
    let network = network(task);
    let is_single = task.containers.len() == 1;
    let shares = network == Network::Shared && !is_single;
    let names: Vec<String> = match is_single {
        true => vec![base.clone()],
        false => task.containers.iter().map(|container| name_within(compose, &base, container)).collect(),
    };
    for (container, name) in task.containers.iter().zip(&names) {
        let reached = if shares { &base } else { name };
        compose.hosts.insert(key(id, container), reached.clone());
    }
    let replicas = replicas(compose, id, task, service);
    let aliases = service.map(|service| aliases(compose, &base, task, service)).unwrap_or_default();
    if shares {
        let mut open = Vec::new();
        task.containers
            .iter()
            .for_each(|container| open.extend(ports(compose, id, task, container, service, replicas)));
        let waiting = waiting(open, &aliases, service.is_none());
        compose.add_service(base.clone(), waiting);
    }
    for (container, name) in task.containers.iter().zip(&names) {
        let place = Place { id, base: &base, names: &names, task, service, network, shares, replicas };
        let mut made = container::service(compose, container, &place);
        if !shares && network != Network::Host && network != Network::None {
            put_list(&mut made, "ports", ports(compose, id, task, container, service, replicas));
            connect(&mut made, if container.ports.is_empty() { &[] } else { &aliases });
        }
        compose.add_service(name.clone(), made);
    }
}

fn name_within(compose: &mut Compose, base: &str, container: &Container) -> String {
    let own = container.name.known().map_or("container", String::as_str);
    compose.names.claim(&format!("{base}-{own}"))
}

/// Under what the host of a container is kept.
pub fn key(id: &str, container: &Container) -> String {
    format!("{id}/{}", container.name.known().map_or("", String::as_str))
}

/// The container to which the network of a task belongs.
fn waiting(ports: Vec<Value>, aliases: &[String], is_task: bool) -> Map<String, Value> {
    let mut service = Map::new();
    service.insert("image".to_owned(), json!(PAUSE));
    if is_task {
        service.insert("profiles".to_owned(), json!(["tasks"]));
    }
    put_list(&mut service, "ports", ports);
    connect(&mut service, aliases);
    service
}

/// Gives a service further names in the network.
fn connect(service: &mut Map<String, Value>, aliases: &[String]) {
    if !aliases.is_empty() {
        service.insert("networks".to_owned(), json!({ "default": { "aliases": aliases } }));
    }
}

/// How many containers run, where it is another number than one.
fn replicas(
    compose: &mut Compose,
    id: &str,
    task: &TaskDefinition,
    service: Option<&ContainerService>,
) -> Option<i64> {
    let wanted = service?.desired_count.known().copied().filter(|count| *count != 1)?;
    let has_one_place = network(task) == Network::Host
        || (network(task) == Network::Shared && task.containers.len() > 1 && wanted > 1);
    if has_one_place {
        compose
            .notes
            .push(format!("{id}: one task runs here, not {wanted}, since its containers share a network"));
        return None;
    }
    Some(wanted)
}

/// The names under which others reach a service at the port of its container. Those with another port get a proxy of
/// their own.
fn aliases(
    compose: &mut Compose,
    base: &str,
    task: &TaskDefinition,
    service: &ContainerService,
) -> Vec<String> {
    let mut direct = Vec::new();
    for alias in &service.aliases {
        let Some(name) = alias.dns_name.known().cloned() else {
            compose.notes.push(format!("{}: a name under which it is reached is not known", service.head.id));
            continue;
        };
        match other_port(alias, task) {
            Some((outside, inside)) => super::balancer::add_alias(compose, base, &name, outside, inside),
            None => direct.push(name),
        }
    }
    direct.dedup();
    direct
}

/// The port of a name of Service Connect and that of the container, when they differ.
fn other_port(alias: &ServiceAlias, task: &TaskDefinition) -> Option<(i64, i64)> {
    if alias.source != AliasSource::ServiceConnect {
        return None;
    }
    let (outside, name) = (*alias.port.as_ref()?.known()?, alias.port_name.as_ref()?.known()?);
    let mut ports = task.containers.iter().flat_map(|container| &container.ports);
    let port = ports.find(|port| port.name.as_ref().and_then(Setting::known) == Some(name))?;
    let inside = *port.container.as_ref()?.known()?;
    (outside != inside).then_some((outside, inside))
}

/// The ports of a container that are published on this machine. A container behind a load balancer is reached by that.
fn ports(
    compose: &mut Compose,
    id: &str,
    task: &TaskDefinition,
    container: &Container,
    service: Option<&ContainerService>,
    replicas: Option<i64>,
) -> Vec<Value> {
    let own = container.name.known();
    let is_behind = |port: &Port| {
        let targets = service.map(|service| service.targets.as_slice()).unwrap_or_default();
        targets.iter().any(|target| {
            target.container.known() == own
                && target.port.known() == port.container.as_ref().and_then(Setting::known)
        })
    };
    // Only one of several containers could have a port of this machine.
    let is_many = replicas.is_some_and(|count| count > 1);
    let open = container.ports.iter().filter(|port| !is_behind(port));
    open.filter_map(|port| published(compose, id, task, port, is_many)).collect()
}

fn published(
    compose: &mut Compose,
    id: &str,
    task: &TaskDefinition,
    port: &Port,
    is_many: bool,
) -> Option<Value> {
    let protocol = port.protocol.known().filter(|protocol| *protocol == "udp").map_or("", |_| "/udp");
    if let Some(range) = &port.range {
        return Some(json!(format!("{}{protocol}", text::text(range))));
    }
    let inside = port.container.as_ref()?;
    let fixed = port.host.as_ref().filter(|host| has_host_ports(task) && host.known() != Some(&0));
    let what = format!("{id}, port {}", text::digits(inside));
    Some(Value::from(match fixed {
        _ if is_many => format!("{}{protocol}", text::digits(inside)),
        Some(host) => {
            host.known().into_iter().for_each(|port| compose.ports.tell(*port, what.clone()));
            format!("{}:{}{protocol}", text::digits(host), text::digits(inside))
        }
        None => format!("{}{protocol}", compose.ports.published(inside, what)),
    }))
}

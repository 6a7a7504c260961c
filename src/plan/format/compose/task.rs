//! Tasks of ECS: those that services run, and those that the application starts itself.
//!
//! Containers of a task with `awsvpc` share one network, in which they find each other under `localhost`. As on ECS,
//! that network belongs to a container that does nothing but wait, so that any of the others can end.

use serde_json::{Map, Value, json};

use super::container::{self, Place};
use super::{Compose, alias, put_list, standalone, task_of, text};
use crate::plan::model::container::{Container, Port};
use crate::plan::model::{ContainerService, Setting, TaskDefinition};

/// The image of a container that waits.
const PAUSE: &str = "public.ecr.aws/eks-distro/kubernetes/pause:3.10";

/// How a container finds the machine on which it runs, when it is told so (see [`find_machine`]).
pub const MACHINE: &str = "host.docker.internal";

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

/// The port of the machine that a task itself names for one of its ports.
pub fn machine_port<'p>(task: &TaskDefinition, port: &'p Port) -> Option<&'p Setting<i64>> {
    match network(task) {
        Network::Own => port.host.as_ref(),
        // There both are the same.
        Network::Host => port.container.as_ref(),
        Network::Shared | Network::None => None,
    }
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
        let reached = match network {
            Network::Host => MACHINE,
            _ if shares => &base,
            _ => name,
        };
        compose.hosts.insert(key(id, container), reached.to_owned());
    }
    let replicas = replicas(compose, id, task, service);
    // Only one of several containers could have a port of this machine.
    let is_many = replicas.is_some_and(|count| count.known().is_none_or(|count| *count > 1));
    if network == Network::Host {
        tell_of_machine(compose, id, task);
    }
    let aliases = service.map(|service| alias::of_service(compose, &base, task, service)).unwrap_or_default();
    if shares {
        let mut open = Vec::new();
        task.containers
            .iter()
            .for_each(|container| open.extend(ports(compose, id, task, container, service, is_many)));
        let names: Vec<&str> = aliases.iter().map(|alias| alias.name.as_str()).collect();
        let waiting = waiting(open, &names, service.is_none());
        compose.add_service(base.clone(), waiting);
    }
    for (container, name) in task.containers.iter().zip(&names) {
        let place = Place { id, base: &base, names: &names, task, service, network, shares, replicas };
        let mut made = container::service(compose, container, &place);
        if !shares && network != Network::Host && network != Network::None {
            put_list(&mut made, "ports", ports(compose, id, task, container, service, is_many));
            let own = aliases.iter().filter(|alias| alias.leads_to(container));
            connect(&mut made, &own.map(|alias| alias.name.as_str()).collect::<Vec<_>>());
        }
        compose.add_service(name.clone(), made);
    }
}

/// Says where containers are found that have the network of this machine, and what they do not find.
fn tell_of_machine(compose: &mut Compose, id: &str, task: &TaskDefinition) {
    for port in task.containers.iter().flat_map(|container| &container.ports) {
        let known = port.container.as_ref().and_then(Setting::known);
        known.into_iter().for_each(|port| compose.ports.tell(*port, format!("{id}, port {port}")));
    }
    compose.notes.push(format!(
        "{id}: it has the network of this machine, in which services are not found by their names, but under \
         localhost and the ports above"
    ));
}

/// Lets a service find the machine.
pub fn find_machine(service: &mut Map<String, Value>) {
    service.insert("extra_hosts".to_owned(), json!([format!("{MACHINE}=host-gateway")]));
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
fn waiting(ports: Vec<Value>, aliases: &[&str], is_task: bool) -> Map<String, Value> {
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
fn connect(service: &mut Map<String, Value>, aliases: &[&str]) {
    if !aliases.is_empty() {
        service.insert("networks".to_owned(), json!({ "default": { "aliases": aliases } }));
    }
}

/// How many containers run, where it is another number than one.
fn replicas<'s>(
    compose: &mut Compose,
    id: &str,
    task: &TaskDefinition,
    service: Option<&'s ContainerService>,
) -> Option<&'s Setting<i64>> {
    let wanted = Some(&service?.desired_count).filter(|count| count.known() != Some(&1))?;
    let has_one_place = network(task) == Network::Host
        || (network(task) == Network::Shared && task.containers.len() > 1 && wanted.known() != Some(&0));
    if has_one_place {
        let number = wanted.known().map_or_else(|| "as many as are wanted".to_owned(), i64::to_string);
        compose
            .notes
            .push(format!("{id}: one task runs here, not {number}, since its containers share a network"));
        return None;
    }
    Some(wanted)
}

/// The ports of a container that are published on this machine. A container behind a load balancer is reached by that.
fn ports(
    compose: &mut Compose,
    id: &str,
    task: &TaskDefinition,
    container: &Container,
    service: Option<&ContainerService>,
    is_many: bool,
) -> Vec<Value> {
    let own = container.name.known();
    let is_behind = |port: &Port| {
        let targets = service.map(|service| service.targets.as_slice()).unwrap_or_default();
        targets.iter().any(|target| {
            target.container.known() == own
                && target.port.known() == port.container.as_ref().and_then(Setting::known)
        })
    };
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
        compose
            .ports
            .chosen
            .push(format!("{id}, ports {}", range.known().map_or("not known", String::as_str)));
        return Some(json!(format!("{}{protocol}", text::text(range))));
    }
    let inside = port.container.as_ref()?;
    let fixed = machine_port(task, port).filter(|host| host.known() != Some(&0));
    let what = format!("{id}, port {}", text::digits(inside));
    Some(Value::from(match fixed {
        _ if is_many => {
            compose.ports.chosen.push(format!("{what}, of each of its containers"));
            format!("{}{protocol}", text::digits(inside))
        }
        Some(host) => {
            host.known().into_iter().for_each(|port| compose.ports.tell(*port, what.clone()));
            format!("{}:{}{protocol}", text::digits(host), text::digits(inside))
        }
        None => format!("{}{protocol}", compose.ports.published(inside, what)),
    }))
}

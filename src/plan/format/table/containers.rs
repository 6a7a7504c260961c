//! Task definitions, services and load balancers.

use super::columns::Section;
use super::functions::environment;
use super::words::{Words, is_true, joined, when};
use crate::plan::model::balancing::{Action, Listener, ListenerRule, TargetGroup, WeightedGroup};
use crate::plan::model::container::{HealthCheck, Mount, Port, Volume};
use crate::plan::model::{Container, ContainerService, LoadBalancer, RunPlan, TaskDefinition};

/// Task definitions, each with its containers.
pub fn tasks(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for task in &plan.task_definitions {
        let TaskDefinition { head, network_mode, cpu, memory, architecture, volumes, containers } = task;
        let size = joined([
            cpu.as_ref().map_or(String::new(), |cpu| words.counted(cpu, "CPU unit")),
            words.optional("", memory.as_ref(), " MiB"),
            words.optional("", architecture.as_ref(), ""),
            words.optional("network ", network_mode.as_ref(), ""),
        ]);
        section.line(1, [&head.id, &size]);
        volumes.iter().for_each(|volume| volume_line(volume, words, &mut section));
        containers.iter().for_each(|container| container_lines(container, words, &mut section));
    }
    section
}

fn volume_line(Volume { name, host_path, remote, .. }: &Volume, words: &Words, section: &mut Section) {
    let path = words.optional("", host_path.as_ref(), "");
    let details = joined([path, when("empty here: it is a file system elsewhere", *remote)]);
    section.line(2, ["volume", &words.setting(name), &details]);
}

fn container_lines(container: &Container, words: &Words, section: &mut Section) {
    let ports = container.ports.iter().map(|port| port_words(port, words)).collect::<Vec<_>>().join(" ");
    let name = words.setting(&container.name);
    let details = joined([
        when("may end", container.essential.known() == Some(&false)),
        container.cpu.as_ref().map_or(String::new(), |cpu| words.counted(cpu, "CPU unit")),
        words.optional("", container.memory.as_ref(), " MiB"),
        when("read-only", is_true(container.read_only.as_ref())),
        words.optional("user ", container.user.as_ref(), ""),
        words.optional("in ", container.working_directory.as_ref(), ""),
    ]);
    section.line(2, ["container", &name, &joined([words.setting(&container.image), ports, details])]);
    let secrets: Vec<&str> = container.secrets.iter().map(|secret| secret.name.as_str()).collect();
    environment(&container.environment, &secrets, words, section);
    container_details(container, words, section);
}

fn container_details(container: &Container, words: &Words, section: &mut Section) {
    let command = [container.entry_point.as_slice(), &container.command].concat();
    if !command.is_empty() {
        section.line(2, ["command", &words.command(&command)]);
    }
    for other in &container.depends_on {
        section.line(2, ["after", &words.setting(&other.container), &words.setting(&other.condition)]);
    }
    if let Some(HealthCheck { command, interval, .. }) = &container.health_check {
        let every = format!("every {} s: {}", words.setting(interval), words.command(command));
        section.line(2, ["health", &every]);
    }
    for Mount { volume, path, read_only } in &container.mounts {
        let read_only = if is_true(Some(read_only)) { " (read-only)" } else { "" };
        section.line(2, ["mount", &words.setting(volume), &format!("{}{read_only}", words.setting(path))]);
    }
    if !container.environment_files.is_empty() {
        section.line(2, ["variables of", &words.list(&container.environment_files)]);
    }
}

fn port_words(Port { container, range, host, protocol, name: _ }: &Port, words: &Words) -> String {
    let host = words.optional("", host.as_ref(), ":");
    let protocol = words.setting(protocol);
    let protocol = if protocol == "tcp" { String::new() } else { format!("/{protocol}") };
    let inside = words.optional("", container.as_ref(), "");
    let range = words.optional("", range.as_ref(), "");
    format!("{host}{inside}{range}{protocol}")
}

/// Services.
pub fn services(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for service in &plan.services {
        let ContainerService { head, task_definition, desired_count, launch_type, .. } = service;
        let task = task_definition.as_ref().map_or(String::new(), |task| words.target(task));
        let launch = words.optional("", launch_type.as_ref(), "");
        let count = format!("{} at the same time", words.setting(desired_count));
        section.line(1, [&head.id, &task, &joined([count, launch])]);
        for target in &service.targets {
            let port = format!("{}:{}", words.setting(&target.container), words.setting(&target.port));
            let group = words.target(&target.target_group);
            section.line(2, ["reached by", &format!("{group} {} {port}", words.arrow())]);
        }
        for alias in &service.aliases {
            let port = words.optional(":", alias.port.as_ref(), "");
            section.line(2, ["called", &format!("{}{port}", words.setting(&alias.dns_name))]);
        }
    }
    section
}

/// Load balancers with their listeners and rules.
pub fn load_balancers(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for LoadBalancer { head, kind, listeners, dns_name } in &plan.load_balancers {
        let name = words.optional("", dns_name.as_ref(), "");
        section.line(1, [&head.id, &joined([words.setting(kind), name])]);
        for Listener { port, protocol, rules, .. } in listeners {
            let port = words.optional("", port.as_ref(), "");
            let protocol = words.optional("", protocol.as_ref(), "");
            section.line(2, [&joined([format!("{protocol} {port}").trim().to_owned()])]);
            rules.iter().for_each(|rule| rule_line(rule, words, &mut section));
        }
    }
    section
}

fn rule_line(rule: &ListenerRule, words: &Words, section: &mut Section) {
    let priority = rule.priority.as_ref().map_or("else".to_owned(), |priority| words.setting(priority));
    let headers = rule
        .headers
        .iter()
        .map(|header| format!("{}: {}", words.setting(&header.name), words.list(&header.values)));
    let queries = rule.queries.iter().flatten().map(|query| {
        format!("{}{}", words.optional("", query.name.as_ref(), "="), words.setting(&query.value))
    });
    let others = rule.other_conditions.iter().map(|tree| words.tree(tree));
    let further = headers.chain(queries).chain(others).collect::<Vec<_>>().join(" ");
    let asked =
        joined([words.list(&rule.methods), words.list(&rule.hosts), words.list(&rule.paths), further]);
    section.line(3, [&priority, &asked, words.arrow(), &action(&rule.action, words)]);
}

fn action(action: &Action, words: &Words) -> String {
    match action {
        Action::Forward { target_groups } => {
            let share = |WeightedGroup { target_group, weight }: &WeightedGroup| match target_groups.len() {
                1 => words.target(target_group),
                _ => format!("{} ({})", words.target(target_group), words.setting(weight)),
            };
            target_groups.iter().map(share).collect::<Vec<_>>().join(", ")
        }
        Action::Redirect { status, protocol, host, port, path, query } => joined([
            format!("redirect {}", words.setting(status)),
            words.optional("", protocol.as_ref(), ""),
            words.optional("", host.as_ref(), ""),
            words.optional("port ", port.as_ref(), ""),
            words.optional("", path.as_ref(), ""),
            words.optional("?", query.as_ref(), ""),
        ]),
        Action::FixedResponse { status, content_type, body } => joined([
            format!("answer {}", words.setting(status)),
            words.optional("", content_type.as_ref(), ""),
            words.optional("", body.as_ref(), ""),
        ]),
        Action::Unknown => String::new(),
    }
}

/// What load balancers lead to beside services.
pub fn target_groups(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for TargetGroup { head, kind, port, protocol, targets, .. } in &plan.target_groups {
        let port = words.optional("port ", port.as_ref(), "");
        let protocol = words.optional("", protocol.as_ref(), "");
        section.line(1, [&head.id, &joined([words.setting(kind), protocol, port])]);
        for target in targets {
            let port = words.optional("port ", target.port.as_ref(), "");
            section.line(2, [words.arrow(), &joined([words.target(&target.target), port])]);
        }
    }
    section
}

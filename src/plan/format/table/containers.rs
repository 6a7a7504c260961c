//! Task definitions, services and load balancers.

use super::columns::Section;
use super::functions::environment;
use super::words::{Words, is_true, joined, when};
use crate::plan::model::container::{HealthCheck, Listener, ListenerRule, Mount, Port, Volume};
use crate::plan::model::{Container, ContainerService, LoadBalancer, RunPlan, Setting, TaskDefinition};

/// Task definitions, each with its containers.
pub fn tasks(plan: &RunPlan, words: &Words) -> Section {
    let mut section = Section::default();
    for task in &plan.task_definitions {
        let TaskDefinition { head, network_mode, cpu, memory, architecture, volumes, containers } = task;
        let size = joined([
            words.optional("", cpu.as_ref(), " CPU units"),
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
        words.optional("", container.cpu.as_ref(), " CPU units"),
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

fn port_words(Port { container, host, protocol, name: _ }: &Port, words: &Words) -> String {
    let host = words.optional("", host.as_ref(), ":");
    let protocol = words.setting(protocol);
    let protocol = if protocol == "tcp" { String::new() } else { format!("/{protocol}") };
    format!("{host}{}{protocol}", words.setting(container))
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
    for LoadBalancer { head, kind, listeners } in &plan.load_balancers {
        section.line(1, [&head.id, &words.setting(kind)]);
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
    let others = rule.other_conditions.iter().map(|tree| words.tree(tree)).collect::<Vec<_>>().join(" ");
    let asked = joined([words.list(&rule.hosts), words.list(&rule.paths), others]);
    let groups = rule.target_groups.iter().map(|group| words.target(group)).collect::<Vec<_>>().join(", ");
    let answer = rule.answer.as_ref().map_or(String::new(), |tree| words.tree(tree));
    let action = action(&rule.action, words);
    section.line(3, [&priority, &asked, words.arrow(), &joined([action, groups, answer])]);
}

fn action(action: &Setting<String>, words: &Words) -> String {
    let word = words.setting(action);
    if word == "forward" { String::new() } else { word }
}

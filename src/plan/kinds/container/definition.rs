//! A container of a task definition (`ContainerDefinitions`).

use super::super::Planned;
use super::{environment, volume};
use crate::language::values::Unknown;
use crate::plan::model::container::{
    Container, ContainerDependency, ExtraHost, HealthCheck, Limit, Linux, MemoryMount, Port,
};
use crate::plan::model::{EnvironmentVariable, Setting};
use crate::plan::properties::Properties;

/// What has no counterpart on this machine, and what that means.
const NOT_EMULATED: &[(&str, &str)] = &[
    ("CredentialSpecs", "there is no directory of AWS on this machine"),
    ("DisableNetworking", "the container has a network"),
    ("DnsSearchDomains", "names are looked up as this machine does it"),
    ("DnsServers", "names are looked up as this machine does it"),
    ("DockerSecurityOptions", "the container has the usual security options"),
    ("FirelensConfiguration", "the router starts as a container, but gets no logs and no settings from ECS"),
    ("RepositoryCredentials", "the image is pulled with the credentials of this machine"),
    ("ResourceRequirements", "the container gets no accelerator of its own"),
    ("StartTimeout", "the containers that wait for others do so for as long as it takes"),
];

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &["VersionConsistency"];

/// Reads a container of a task.
pub fn read(task: &Planned, container: &Properties) -> Container {
    container.ignore(WITHOUT_EFFECT);
    NOT_EMULATED.iter().for_each(|(name, why)| container.not_emulated(name, why));
    let name = needed(container, "Name");
    let restart = container.child("RestartPolicy");
    if let Some(policy) = &restart {
        policy.not_emulated("RestartAttemptPeriod", "it is started again however soon it ends");
    }
    let environment = environment::read(task, container, name.known().map(String::as_str));
    Container {
        image: needed(container, "Image"),
        essential: container.flag_or("Essential", true),
        entry_point: container.texts("EntryPoint"),
        command: container.texts("Command"),
        working_directory: container.text("WorkingDirectory"),
        user: container.text("User"),
        cpu: container.number("Cpu"),
        memory: container.number("Memory"),
        memory_reservation: container.number("MemoryReservation"),
        environment: environment.variables(),
        secrets: environment.secrets,
        environment_files: environment_files(container),
        ports: container.children("PortMappings").iter().map(port).collect(),
        depends_on: container.children("DependsOn").iter().filter_map(dependency).collect(),
        health_check: container.child("HealthCheck").map(|check| health_check(&check)),
        mounts: volume::mounts(container),
        read_only: container.flag("ReadonlyRootFilesystem"),
        log: container.tree("LogConfiguration"),
        host_name: container.text("Hostname"),
        privileged: container.flag("Privileged"),
        links: container.texts("Links"),
        volumes_from: volume::volumes_from(container),
        extra_hosts: container.children("ExtraHosts").iter().filter_map(extra_host).collect(),
        limits: container.children("Ulimits").iter().filter_map(limit).collect(),
        kernel_parameters: container.children("SystemControls").iter().filter_map(kernel_parameter).collect(),
        labels: labels(container),
        linux: container.child("LinuxParameters").map(|linux| of_linux(&linux)),
        terminal: container.flag("PseudoTerminal"),
        interactive: container.flag("Interactive"),
        stop_timeout: container.number("StopTimeout"),
        restart: restart.as_ref().and_then(|policy| policy.flag("Enabled")),
        restart_ignored_codes: restart.map(|policy| policy.numbers("IgnoredExitCodes")).unwrap_or_default(),
        place: container.place,
        name,
    }
}

/// A text that every container has.
fn needed(container: &Properties, name: &str) -> Setting<String> {
    container.text(name).unwrap_or_else(|| {
        let why = format!("the container has no `{name}`");
        let help = Some(format!("write a `{name}` for the container"));
        Setting::Unknown(container.context.unknown(Unknown { help, ..Unknown::new(container.place, why) }))
    })
}

/// Files in buckets, which samc does not read.
fn environment_files(container: &Properties) -> Vec<Setting<String>> {
    let files = container.children("EnvironmentFiles");
    let read = |file: &Properties| {
        file.ignore(&["Type"]);
        file.not_emulated("Value", "the file is in a bucket: give its variables for this container instead");
        file.text("Value")
    };
    files.iter().filter_map(read).collect()
}

fn port(mapping: &Properties) -> Port {
    mapping.ignore(&["AppProtocol"]);
    Port {
        container: mapping.number("ContainerPort"),
        range: mapping.text("ContainerPortRange"),
        host: mapping.number("HostPort"),
        protocol: mapping.text_or("Protocol", "tcp"),
        name: mapping.text("Name"),
    }
}

fn dependency(dependency: &Properties) -> Option<ContainerDependency> {
    let container = dependency.text("ContainerName")?;
    Some(ContainerDependency { container, condition: dependency.text_or("Condition", "START") })
}

/// The defaults are those of the page "HealthCheck" of the ECS API reference.
fn health_check(check: &Properties) -> HealthCheck {
    HealthCheck {
        command: check.texts("Command"),
        interval: check.number_or("Interval", 30),
        timeout: check.number_or("Timeout", 5),
        retries: check.number_or("Retries", 3),
        start_period: check.number_or("StartPeriod", 0),
    }
}

fn extra_host(host: &Properties) -> Option<ExtraHost> {
    Some(ExtraHost { name: host.text("Hostname")?, address: host.text("IpAddress")? })
}

fn limit(limit: &Properties) -> Option<Limit> {
    Some(Limit {
        name: limit.text("Name")?,
        soft: limit.number("SoftLimit")?,
        hard: limit.number("HardLimit")?,
    })
}

fn kernel_parameter(control: &Properties) -> Option<EnvironmentVariable> {
    let name = control.text("Namespace")?.known()?.clone();
    Some(EnvironmentVariable { name, value: control.text("Value")? })
}

fn labels(container: &Properties) -> Vec<EnvironmentVariable> {
    let labels = container.child("DockerLabels");
    let names: Vec<String> =
        labels.iter().flat_map(Properties::entries).map(|(name, _, _)| name.to_owned()).collect();
    let label = |name: String| {
        let value = labels.as_ref()?.text(&name)?;
        Some(EnvironmentVariable { name, value })
    };
    names.into_iter().filter_map(label).collect()
}

fn of_linux(linux: &Properties) -> Linux {
    linux.not_emulated("Devices", "the container sees no devices of the host");
    linux.not_emulated("MaxSwap", "the container swaps as this machine does");
    let capabilities = linux.child("Capabilities");
    let texts = |name| capabilities.as_ref().map(|capabilities| capabilities.texts(name)).unwrap_or_default();
    Linux {
        init: linux.flag("InitProcessEnabled"),
        added_capabilities: texts("Add"),
        dropped_capabilities: texts("Drop"),
        swappiness: linux.number("Swappiness"),
        shared_memory: linux.number("SharedMemorySize"),
        memory_mounts: linux.children("Tmpfs").iter().filter_map(memory_mount).collect(),
    }
}

fn memory_mount(mount: &Properties) -> Option<MemoryMount> {
    let path = mount.text("ContainerPath")?;
    Some(MemoryMount { path, size: mount.number("Size"), options: mount.texts("MountOptions") })
}

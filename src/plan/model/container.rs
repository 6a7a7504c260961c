//! Containers beside functions: ECS task definitions and services, and the load balancers in front of them.

use serde::Serialize;

use super::function::EnvironmentVariable;
use super::{Head, Setting, Target, Tree};
use crate::source::Span;

/// An ECS task definition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TaskDefinition {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `awsvpc`, `bridge`, `host` or `none`.
    pub network_mode: Option<Setting<String>>,
    /// CPU units of the whole task: 1024 are one core.
    pub cpu: Option<Setting<String>>,
    /// Memory of the whole task in MiB.
    pub memory: Option<Setting<String>>,
    /// `X86_64` or `ARM64`.
    pub architecture: Option<Setting<String>>,
    /// Its volumes.
    pub volumes: Vec<Volume>,
    /// Its containers, in the order of the template.
    pub containers: Vec<Container>,
}

/// A container of a task.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Container {
    /// Its name.
    pub name: Setting<String>,
    /// Its image.
    pub image: Setting<String>,
    /// Whether the task ends when it ends.
    pub essential: Setting<bool>,
    /// The entry point in place of that of the image.
    pub entry_point: Vec<Setting<String>>,
    /// The command in place of that of the image.
    pub command: Vec<Setting<String>>,
    /// The working directory in place of that of the image.
    pub working_directory: Option<Setting<String>>,
    /// The user in place of that of the image.
    pub user: Option<Setting<String>>,
    /// CPU units: 1024 are one core.
    pub cpu: Option<Setting<i64>>,
    /// The most memory in MiB.
    pub memory: Option<Setting<i64>>,
    /// The memory that is kept free for it, in MiB.
    pub memory_reservation: Option<Setting<i64>>,
    /// Environment variables, and those whose values come from secrets.
    pub environment: Vec<EnvironmentVariable>,
    /// Which of the environment variables are secrets.
    pub secrets: Vec<SecretVariable>,
    /// Files with further environment variables.
    pub environment_files: Vec<Setting<String>>,
    /// The ports on which it listens.
    pub ports: Vec<Port>,
    /// Other containers of the task that must be there first.
    pub depends_on: Vec<ContainerDependency>,
    /// How to find out whether it is well.
    pub health_check: Option<HealthCheck>,
    /// Volumes that it sees.
    pub mounts: Vec<Mount>,
    /// Whether it can write to its own file system.
    pub read_only: Option<Setting<bool>>,
    /// Where its log goes.
    pub log: Option<Tree>,
    /// What it is called in its own network.
    pub host_name: Option<Setting<String>>,
    /// Whether it has the rights of the host's administrator.
    pub privileged: Option<Setting<bool>>,
    /// Other containers of the task that it reaches by name, as `container` or `container:name` (network mode `bridge`).
    pub links: Vec<Setting<String>>,
    /// Containers of the task whose volumes it sees, too.
    pub volumes_from: Vec<VolumesFrom>,
    /// Names that it finds at an address.
    pub extra_hosts: Vec<ExtraHost>,
    /// Limits of the system, such as `nofile`.
    pub limits: Vec<Limit>,
    /// Parameters of the kernel.
    pub kernel_parameters: Vec<EnvironmentVariable>,
    /// Labels of Docker.
    pub labels: Vec<EnvironmentVariable>,
    /// What only Linux has.
    pub linux: Option<Linux>,
    /// Whether a terminal is made for it.
    pub terminal: Option<Setting<bool>>,
    /// Whether its standard input stays open.
    pub interactive: Option<Setting<bool>>,
    /// How long it may take to stop, in seconds.
    pub stop_timeout: Option<Setting<i64>>,
    /// Whether it is started again when it ends.
    pub restart: Option<Setting<bool>>,
    /// With which exit codes it is not.
    pub restart_ignored_codes: Vec<Setting<i64>>,
    /// Where the template declares it.
    pub place: Span,
}

/// That a container sees the volumes of another one.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VolumesFrom {
    /// The name of the other one.
    pub container: Setting<String>,
    /// Whether they can only be read.
    pub read_only: Setting<bool>,
}

/// A name that is found at an address.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExtraHost {
    /// The name.
    pub name: Setting<String>,
    /// The address.
    pub address: Setting<String>,
}

/// A limit of the system.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Limit {
    /// Its name, such as `nofile`.
    pub name: Setting<String>,
    /// What it is at first.
    pub soft: Setting<i64>,
    /// What it can be raised to.
    pub hard: Setting<i64>,
}

/// What only containers of Linux have.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Linux {
    /// Whether a process in front of the container's own ends what it leaves behind.
    pub init: Option<Setting<bool>>,
    /// Rights that it has beside the usual ones.
    pub added_capabilities: Vec<Setting<String>>,
    /// Rights that are taken away.
    pub dropped_capabilities: Vec<Setting<String>>,
    /// How much the system swaps out for it, from 0 to 100.
    pub swappiness: Option<Setting<i64>>,
    /// The size of `/dev/shm` in MiB.
    pub shared_memory: Option<Setting<i64>>,
    /// File systems in memory.
    pub memory_mounts: Vec<MemoryMount>,
}

/// A file system in memory.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MemoryMount {
    /// The path in the container.
    pub path: Setting<String>,
    /// Its size in MiB.
    pub size: Option<Setting<i64>>,
    /// Options of the mount.
    pub options: Vec<Setting<String>>,
}

/// An environment variable whose value is a secret.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SecretVariable {
    /// The name of the variable.
    pub name: String,
    /// The parameter or secret that it comes from.
    pub from: Setting<Target>,
}

/// A port on which a container listens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Port {
    /// The port in the container; none when it is a range.
    pub container: Option<Setting<i64>>,
    /// A range of ports, such as `8000-8010`.
    pub range: Option<Setting<String>>,
    /// The port outside, when the template says one.
    pub host: Option<Setting<i64>>,
    /// `tcp` or `udp`.
    pub protocol: Setting<String>,
    /// The name of the port, for Service Connect.
    pub name: Option<Setting<String>>,
}

/// That a container waits for another one of its task.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContainerDependency {
    /// The name of the other one.
    pub container: Setting<String>,
    /// `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`.
    pub condition: Setting<String>,
}

/// How to find out whether a container is well. Times are in seconds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HealthCheck {
    /// The command: `CMD-SHELL` with a line, or `CMD` with words.
    pub command: Vec<Setting<String>>,
    /// The time between two checks.
    pub interval: Setting<i64>,
    /// The time that a check may take.
    pub timeout: Setting<i64>,
    /// How often it must fail.
    pub retries: Setting<i64>,
    /// The time at the start in which failures do not count.
    pub start_period: Setting<i64>,
}

/// A volume of a task.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Volume {
    /// Its name.
    pub name: Setting<String>,
    /// The folder of the host.
    pub host_path: Option<Setting<String>>,
    /// Whether it is on a file system elsewhere (EFS, FSx), which is an empty volume here.
    pub remote: bool,
    /// The EFS file system: what several tasks do to it, all of them see.
    pub file_system: Option<Setting<Target>>,
    /// The folder of the file system that is the volume, when it is not all of it.
    pub root: Option<Setting<String>>,
    /// The access point of the file system.
    pub access_point: Option<Setting<Target>>,
    /// `task`, or `shared` for a volume of Docker that all tasks see.
    pub scope: Option<Setting<String>>,
    /// Where the template declares it.
    pub place: Span,
}

/// A volume as a container sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mount {
    /// The name of the volume.
    pub volume: Setting<String>,
    /// The path in the container.
    pub path: Setting<String>,
    /// Whether it can only be read.
    pub read_only: Setting<bool>,
}

/// An ECS service.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContainerService {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// The task definition that it runs.
    pub task_definition: Option<Setting<Target>>,
    /// The cluster that it runs in.
    pub cluster: Option<Setting<Target>>,
    /// `FARGATE`, `EC2` or `EXTERNAL`.
    pub launch_type: Option<Setting<String>>,
    /// How many tasks run at the same time.
    pub desired_count: Setting<i64>,
    /// What leads to its containers: the target groups of load balancers.
    pub targets: Vec<ServiceTarget>,
    /// The names under which others reach it.
    pub aliases: Vec<ServiceAlias>,
}

/// That a target group leads to a container of a service.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ServiceTarget {
    /// The target group.
    pub target_group: Setting<Target>,
    /// The name of the container.
    pub container: Setting<String>,
    /// Its port.
    pub port: Setting<i64>,
}

/// A name under which others reach a service.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ServiceAlias {
    /// What makes the name known.
    pub source: AliasSource,
    /// The name of the port of the task definition (Service Connect).
    pub port_name: Option<Setting<String>>,
    /// The name that others use.
    pub dns_name: Setting<String>,
    /// The port that others use, when it can be another one than that of the container.
    pub port: Option<Setting<i64>>,
}

/// What makes the name of a service known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AliasSource {
    /// Service Connect.
    ServiceConnect,
    /// A service of Cloud Map (`AWS::ServiceDiscovery::Service`).
    ServiceDiscovery,
}

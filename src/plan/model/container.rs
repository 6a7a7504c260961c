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
    /// Where the template declares it.
    pub place: Span,
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
    /// The port in the container.
    pub container: Setting<i64>,
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
    /// The names under which others reach it (Service Connect).
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
    /// The name of the port of the task definition.
    pub port_name: Setting<String>,
    /// The name that others use.
    pub dns_name: Setting<String>,
    /// The port that others use.
    pub port: Option<Setting<i64>>,
}

/// A load balancer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LoadBalancer {
    /// What everything has.
    #[serde(flatten)]
    pub head: Head,
    /// `application`, `network` or `gateway`.
    #[serde(rename = "type")]
    pub kind: Setting<String>,
    /// Its listeners.
    pub listeners: Vec<Listener>,
}

/// A port on which a load balancer listens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listener {
    /// The logical id, behind those of the stacks that it is nested in.
    pub id: String,
    /// The port.
    pub port: Option<Setting<i64>>,
    /// `HTTP`, `HTTPS`, `TCP` and others.
    pub protocol: Option<Setting<String>>,
    /// The rules, in the order in which they are tried; the default action is the last one.
    pub rules: Vec<ListenerRule>,
    /// Where the template declares it.
    pub place: Span,
}

/// A rule of a listener.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListenerRule {
    /// Its priority; none for the default action.
    pub priority: Option<Setting<i64>>,
    /// The paths that it is for, such as `/api/*`; all of them when there are none.
    pub paths: Vec<Setting<String>>,
    /// The host names that it is for.
    pub hosts: Vec<Setting<String>>,
    /// Other conditions, by the names of CloudFormation.
    pub other_conditions: Vec<Tree>,
    /// What it does: `forward`, `redirect`, `fixed-response`, `authenticate-…`.
    pub action: Setting<String>,
    /// The target groups that it leads to.
    pub target_groups: Vec<Setting<Target>>,
    /// The answer of a redirect or a fixed response.
    pub answer: Option<Tree>,
    /// Where the template declares it.
    pub place: Span,
}

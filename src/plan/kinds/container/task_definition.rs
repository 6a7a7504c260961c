//! `AWS::ECS::TaskDefinition`.

use super::super::{Kind, Planned};
use super::{definition, volume};
use crate::plan::model::{RunPlan, Setting, TaskDefinition};
use crate::plan::properties::Properties;

/// Task definitions.
pub const KIND: Kind = Kind { name: "AWS::ECS::TaskDefinition", section: "task_definitions", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] =
    &["ExecutionRoleArn", "Family", "PlacementConstraints", "RequiresCompatibilities", "Tags", "TaskRoleArn"];

fn add(task: &Planned, plan: &mut RunPlan) {
    let properties = &task.properties;
    properties.ignore(WITHOUT_EFFECT);
    properties.not_emulated("EnableFaultInjection", "nothing disturbs the tasks on this machine");
    properties.not_emulated("EphemeralStorage", "containers have as much room as the disk of this machine");
    properties.not_emulated("InferenceAccelerators", "there is no accelerator of AWS on this machine");
    properties.not_emulated("IpcMode", "each container has its own shared memory");
    properties.not_emulated("PidMode", "each container sees its own processes only");
    properties.not_emulated(
        "ProxyConfiguration",
        "the proxy starts as a container, but no traffic is led through it",
    );
    let volumes = volume::of_task(properties);
    let containers = properties.children("ContainerDefinitions");
    plan.task_definitions.push(TaskDefinition {
        head: task.head(),
        network_mode: network_mode(properties),
        cpu: properties.text("Cpu"),
        memory: properties.text("Memory"),
        architecture: architecture(properties),
        volumes,
        containers: containers.iter().map(|container| definition::read(task, container)).collect(),
    });
}

/// Tasks of Fargate can only have `awsvpc`; others have `bridge` when they say nothing.
fn network_mode(properties: &Properties) -> Option<Setting<String>> {
    let declared = properties.text("NetworkMode");
    let compatible = properties.texts("RequiresCompatibilities");
    let is_fargate = compatible.iter().any(|kind| kind.known().is_some_and(|kind| kind == "FARGATE"));
    let default = if is_fargate { "awsvpc" } else { "bridge" };
    Some(declared.unwrap_or_else(|| properties.default(default.to_owned())))
}

fn architecture(properties: &Properties) -> Option<Setting<String>> {
    let platform = properties.child("RuntimePlatform")?;
    let system = platform.text("OperatingSystemFamily");
    if system.as_ref().and_then(Setting::known).is_some_and(|system| system.starts_with("WINDOWS")) {
        platform.not_emulated("OperatingSystemFamily", "containers of Windows need a machine with Windows");
    }
    platform.text("CpuArchitecture")
}

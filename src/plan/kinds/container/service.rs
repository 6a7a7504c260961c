//! `AWS::ECS::Service`.

use super::super::{Kind, Planned};
use super::discovery;
use crate::plan::model::container::ServiceTarget;
use crate::plan::model::{ContainerService, RunPlan, Setting};
use crate::plan::properties::Properties;

/// Services.
pub const KIND: Kind = Kind { name: "AWS::ECS::Service", section: "services", add };

/// What means nothing on this machine.
const WITHOUT_EFFECT: &[&str] = &[
    "AvailabilityZoneRebalancing",
    "DeploymentConfiguration",
    "DeploymentController",
    "EnableECSManagedTags",
    "EnableExecuteCommand",
    "ForceNewDeployment",
    "HealthCheckGracePeriodSeconds",
    "NetworkConfiguration",
    "PlacementConstraints",
    "PlacementStrategies",
    "PlatformVersion",
    "PropagateTags",
    "Role",
    "ServiceName",
    "Tags",
];

fn add(service: &Planned, plan: &mut RunPlan) {
    let properties = &service.properties;
    properties.ignore(WITHOUT_EFFECT);
    properties.not_emulated("VolumeConfigurations", "its volumes are empty ones of this machine");
    properties.not_emulated("VpcLatticeConfigurations", "there is no VPC Lattice on this machine");
    let daemon = properties.text("SchedulingStrategy");
    if daemon.as_ref().and_then(Setting::known).is_some_and(|strategy| strategy == "DAEMON") {
        properties.not_emulated("SchedulingStrategy", "this machine is the only one: one task runs on it");
    }
    plan.services.push(ContainerService {
        head: service.head(),
        task_definition: properties.target_of("TaskDefinition", "AWS::ECS::TaskDefinition"),
        cluster: properties.target_of("Cluster", "AWS::ECS::Cluster"),
        launch_type: launch_type(properties),
        desired_count: properties.number_or("DesiredCount", 1),
        targets: properties.children("LoadBalancers").iter().filter_map(target).collect(),
        aliases: discovery::aliases(properties),
    });
}

/// The launch type, or the kind of machine that the first capacity provider stands for.
fn launch_type(properties: &Properties) -> Option<Setting<String>> {
    let providers = properties.children("CapacityProviderStrategy");
    providers.iter().for_each(|provider| provider.ignore(&["Base", "Weight", "CapacityProvider"]));
    properties.text("LaunchType").or_else(|| {
        let provider = providers.first()?.text("CapacityProvider")?;
        Some(provider.map(|name| if name.starts_with("FARGATE") { "FARGATE" } else { "EC2" }.to_owned()))
    })
}

fn target(target: &Properties) -> Option<ServiceTarget> {
    target.not_emulated("LoadBalancerName", "classic load balancers have no counterpart on this machine");
    target.not_emulated("AdvancedConfiguration", "there is no second version of the service");
    Some(ServiceTarget {
        target_group: target.target_of("TargetGroupArn", "AWS::ElasticLoadBalancingV2::TargetGroup")?,
        container: target.text("ContainerName")?,
        port: target.number("ContainerPort")?,
    })
}
